using System.Diagnostics;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>
/// A fresh server with two network cards that shall become a node, and on the switch beside it an engine: something
/// that greets by TLS.
/// </summary>
internal sealed class NetworkNode : IAsyncDisposable
{
    public const string Address = "10.0.200.72";

    public const string Gateway = "10.0.200.1";

    public const string Mac = "52:54:00:00:00:72";

    public const string Program = "/usr/local/bin/appliance";

    /// <summary>The bridge over the first card, with the address it has.</summary>
    public const string Good = "version: 1\nnetwork: { management: { name: ovirtmgmt, interface: em1, address: 10.0.200.72/24, gateway: 10.0.200.1 } }\n";

    /// <summary>What a run leaves: its records, and the answers the test wrote.</summary>
    public static readonly IReadOnlyList<string> Traces = [.. MachineTree.EverydayChanges, "/var/lib/appliance/*", "/var/lib/appliance", "/root/network.yaml"];

    private const int EnginePort = 7443;

    private readonly ITestOutputHelper _trail;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Process _engine;

    private NetworkNode(LabNetwork network, LabMachine machine, Process engine, ITestOutputHelper trail)
    {
        Network = network;
        Machine = machine;
        _engine = engine;
        _trail = trail;
    }

    public LabNetwork Network { get; }

    public LabMachine Machine { get; }

    /// <param name="packages">Packages the machine needs; null for none.</param>
    public static async Task<NetworkNode> StartAsync(LabFixture fixture, ITestOutputHelper trail, LabRepository? packages = null)
    {
        var none = CancellationToken.None;
        var network = await fixture.Lab.CreateNetworkAsync("site", none);
        await network.AddAddressAsync(Gateway + "/24", none);
        var engine = await TlsGreeter.StartAsync(network, EnginePort);
        var machine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "node72.test.org", Nics = [new("em1", network, Address + "/24", Mac), new("em2", network, Mac: "52:54:00:00:01:72")], Repository = packages },
            none);
        await machine.CopyInAsync(PackagedExecutables.Appliance, Program, "0755", none);
        await machine.WriteFileAsync("/etc/systemd/network/10-em1.network", $"[Match]\nName=em1\n\n[Network]\nAddress={Address}/24\nGateway={Gateway}\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n", none);
        (await machine.RunAsync(none, "networkctl", "reload")).OrThrow();
        var node = new NetworkNode(network, machine, engine, trail);
        await node.UntilAsync(async () => (await node.SeeAsync("ip", "route")).Contains("default via", StringComparison.Ordinal));
        return node;
    }

    public void Note(string text) => _trail.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {text}");

    /// <summary>What a command on the machine prints.</summary>
    public async Task<string> SeeAsync(params string[] command) => (await Machine.RunAsync(CancellationToken.None, command)).OrThrow().Output;

    public async Task<CommandOutcome> ApplyAsync(string answers, string? engine = null, params string[] more)
    {
        await Machine.WriteFileAsync("/root/network.yaml", answers, CancellationToken.None);
        var done = await Machine.RunAsync(ApplyCommand(engine, more), timeout: TimeSpan.FromMinutes(3));
        Note($"apply ended with {done.ExitCode}\n{done.Output}{done.Error}");
        return done;
    }

    public static string[] ApplyCommand(string? engine, params string[] more) =>
        [Program, "network", "apply", "--answers", "/root/network.yaml", "--engine", engine ?? $"{Gateway}:{EnginePort}", .. more];

    /// <summary>Whether its SSH server is reached from the engine's side.</summary>
    public async Task<bool> AnswersAsync() => (await Network.RunAsync(CancellationToken.None, "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/$1/22", "bash", Address)).Succeeded;

    public Task<string> AddressesAsync() => SeeAsync("ip", "-oneline", "-4", "address");

    /// <summary>The bridge has the address, its card is in it, and the engine's side reaches it.</summary>
    public async Task ShouldBeBridgedAsync()
    {
        (await SeeAsync("ip", "-oneline", "-4", "address", "show", "ovirtmgmt")).Should().Contain($"{Address}/24");
        (await SeeAsync("ip", "-oneline", "-4", "address", "show", "em1")).Should().BeEmpty();
        (await SeeAsync("ip", "-oneline", "link", "show", "em1")).Should().Contain("master ovirtmgmt");
        (await SeeAsync("cat", "/sys/class/net/ovirtmgmt/address")).Trim().Should().Be(Mac);
        (await SeeAsync("ip", "route", "show", "default")).Should().Contain($"via {Gateway} dev ovirtmgmt");
        (await AnswersAsync()).Should().BeTrue();
    }

    /// <summary>The card has the address, nothing is left of a bridge, and nothing waits to take anything back.</summary>
    public async Task ShouldBeAsBeforeAsync()
    {
        (await SeeAsync("ip", "-oneline", "-4", "address", "show", "em1")).Should().Contain($"{Address}/24");
        (await SeeAsync("ip", "-oneline", "link")).Should().NotContain("ovirtmgmt");
        (await SeeAsync("ip", "route", "show", "default")).Should().Contain($"via {Gateway} dev em1");
        (await AnswersAsync()).Should().BeTrue();
        await ShouldBeDisarmedAsync();
    }

    public async Task ShouldBeDisarmedAsync()
    {
        (await Machine.RunAsync(CancellationToken.None, "ls", "/var/lib/appliance/network/pending.json", "/etc/systemd/system/appliance-network-restore.service")).Output.Should().BeEmpty();
        (await SeeAsync("systemctl", "list-timers", "--all", "--no-legend")).Should().NotContain("appliance-network-revert");
    }

    public async Task UntilAsync(Func<Task<bool>> condition, int seconds = 30)
    {
        var limit = Stopwatch.StartNew();
        while (!await condition())
        {
            if (limit.Elapsed.TotalSeconds > seconds)
                throw new LabException($"It did not come true within {seconds} s. The addresses are\n{await AddressesAsync()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Machine.DisposeAsync();
        _engine.Kill(entireProcessTree: true);
        _engine.Dispose();
        await Network.DisposeAsync();
    }
}
