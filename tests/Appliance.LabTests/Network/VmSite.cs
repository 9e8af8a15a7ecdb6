using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>
/// A machine with four cards whose kernel has bonds and VLANs. Its far side is the engine on em1's cable, a switch that
/// em2 and em3 are plugged into, and a switch that gives em4 the VLANs 101 and 102.
/// </summary>
internal sealed class VmSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private const string Uplink = "[Match]\nName=em1\n\n[Network]\nAddress=10.0.200.93/24\nGateway=10.0.200.1\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n";

    private const string FarSide = """
        #!/bin/bash
        set -eu
        exec ip -netns far -batch - <<'END'
        address add 10.0.200.1/24 dev far1
        link add switch type bridge
        link set far2 master switch
        link set far3 master switch
        link set switch up
        address add 192.168.25.1/24 dev switch
        link add link far4 name far4.101 type vlan id 101
        link add link far4 name far4.102 type vlan id 102
        address add 10.101.0.1/24 dev far4.101
        address add 10.102.0.1/24 dev far4.102
        link set far4.101 up
        link set far4.102 up
        END
        """;

    private const string Engine = """
        [Unit]
        Requires=lab-far.service
        After=lab-far.service
        [Service]
        NetworkNamespacePath=/run/netns/far
        ExecStartPre=/usr/local/sbin/far-side
        ExecStart=/usr/bin/openssl s_server -quiet -accept 7443 -key /root/key.pem -cert /root/cert.pem
        [Install]
        WantedBy=multi-user.target
        """;

    private readonly LabVm _machine;
    private readonly ITestOutputHelper _trail;
    private readonly Stopwatch _clock;

    private VmSite(LabVm machine, ITestOutputHelper trail, Stopwatch clock)
    {
        _machine = machine;
        _trail = trail;
        _clock = clock;
    }

    public static async Task<VmSite> StartAsync(LabFixture fixture, ITestOutputHelper trail)
    {
        var clock = Stopwatch.StartNew();
        var site = new VmSite(await StartMachineAsync(fixture), trail, clock);
        site.Note("booted");
        await site.WriteAsync("/etc/systemd/network/10-em1.network", Uplink);
        await site.WriteAsync("/usr/local/sbin/far-side", FarSide);
        await site.WriteAsync("/etc/systemd/system/engine.service", Engine);
        await site.SeeAsync("chmod", "0755", "/usr/local/sbin/far-side");
        await site.SeeAsync("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=engine", "-keyout", "/root/key.pem", "-out", "/root/cert.pem");
        await site.SeeAsync("systemctl", "enable", "--now", "engine.service");
        await site.SeeAsync("networkctl", "reload");
        await site.UntilAsync(() => site.AnswersAsync("10.0.200.93"));
        site.Note("site is up");
        return site;
    }

    public void Note(string text) => _trail.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {text}");

    public async Task WriteAsync(string path, string text) => await SeeAsync("bash", "-c", "printf %s \"$2\" > \"$1\"", "bash", path, text);

    /// <summary>What a command on the machine prints.</summary>
    public async Task<string> SeeAsync(params string[] command) => (await _machine.RunAsync(Patience, command)).OrThrow().Output;

    public async Task<CommandOutcome> ApplyAsync(string answers)
    {
        await WriteAsync("/root/network.yaml", answers);
        var done = await _machine.RunAsync(Patience, "/usr/local/bin/appliance", "network", "apply", "--answers", "/root/network.yaml", "--engine", "10.0.200.1:7443");
        Note($"apply ended with {done.ExitCode}\n{done.Output}{done.Error}");
        return done;
    }

    /// <summary>Whether the far side gets an answer from an address of the machine.</summary>
    /// <param name="from">The interface of the far side that asks; null leaves it to the routes.</param>
    public async Task<bool> AnswersAsync(string address, string? from = null) =>
        (await _machine.RunAsync(Patience, ["ip", "netns", "exec", "far", "ping", "-q", "-c", "1", "-W", "3", .. from is null ? Array.Empty<string>() : ["-I", from], address])).Succeeded;

    public async Task RebootAsync()
    {
        await _machine.RebootAsync(CancellationToken.None);
        Note("rebooted");
    }

    public Task PullAsync(string card) => _machine.PlugAsync(card, isIn: false, CancellationToken.None);

    public Task PutBackAsync(string card) => _machine.PlugAsync(card, isIn: true, CancellationToken.None);

    /// <summary>The kernel's interfaces by name, as ip-link(8) tells them.</summary>
    public async Task<IReadOnlyDictionary<string, JsonNode>> LinksAsync() =>
        JsonSerializer.Deserialize<JsonArray>(await SeeAsync("ip", "-details", "-json", "address"))!
            .ToDictionary(link => (string)link!["ifname"]!, link => link!);

    public async Task<string> ActiveSlaveAsync() =>
        (await SeeAsync("cat", "/proc/net/bonding/bond0")).Split('\n').Single(line => line.StartsWith("Currently Active Slave: ", StringComparison.Ordinal)).Split(' ')[^1];

    /// <summary>The files that give the machine its network, with their content.</summary>
    public Task<string> FilesAsync() => SeeAsync("bash", "-c", "cd /etc/systemd/network && stat --format='%A %U:%G %s %n' * && head -n 100 *.net*");

    public async Task ShouldBeDisarmedAsync()
    {
        (await _machine.RunAsync(Patience, "ls", "/var/lib/appliance/network/pending.json", "/etc/systemd/system/appliance-network-restore.service")).Output.Should().BeEmpty();
        (await SeeAsync("systemctl", "list-timers", "--all", "--no-legend")).Should().NotContain("appliance-network-revert");
    }

    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = Stopwatch.StartNew();
        while (!await condition())
        {
            if (limit.Elapsed > Patience)
                throw new LabException($"It did not come true within {Patience.TotalSeconds:0} s. It is\n{await LookAsync()}");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private Task<string> LookAsync() => SeeAsync("bash", "-c", "ip -br address; ip -details link; cat /proc/net/bonding/*; ip netns exec far ip -br address; ip netns exec far bridge fdb show br switch; ip netns exec far ip neighbour");

    public ValueTask DisposeAsync() => _machine.DisposeAsync();

    private static async Task<LabVm> StartMachineAsync(LabFixture fixture)
    {
        try
        {
            return await fixture.Lab.StartVmAsync("node93", [PackagedExecutables.Appliance], CancellationToken.None);
        }
        catch (LabUnavailableException e)
        {
            throw new SkipException(e.Message);
        }
    }
}
