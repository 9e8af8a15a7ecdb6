using System.Diagnostics;
using System.Runtime.InteropServices;
using Appliance.LabTests.Lab;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>A fresh server that has joined an engine: it has a certificate and an answer file, and nothing else of a node yet.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    public const string Name = "node72.test.org";
    public const string Address = "10.0.200.72";
    public const string Program = "/opt/appliance/appliance";

    private const string Runtime = "/opt/dotnet";
    private const string Setup = "/opt/node-setup";
    private const string Answers = "/root/node.yaml";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    private readonly ITestOutputHelper _trail;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private BareServer(LabNetwork network, LabMachine machine, ClientFiles clients, ITestOutputHelper trail) =>
        (Network, Machine, Clients, _trail) = (network, machine, clients, trail);

    public LabNetwork Network { get; }

    public LabMachine Machine { get; }

    /// <summary>Certificates to knock with, on the build machine.</summary>
    public ClientFiles Clients { get; }

    public static async Task<BareServer> StartAsync(LabFixture fixture, ITestOutputHelper trail)
    {
        var none = CancellationToken.None;
        var repository = await fixture.RepositoryAsync(none);
        var network = await fixture.Lab.CreateNetworkAsync("site", none);
        await network.AddAddressAsync("10.0.200.1/24", none);
        var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "fresh72", Nics = [new("em1", network, Address + "/24")], Repository = repository }, none);
        var clients = await ClientFiles.MakeAsync();
        await machine.CopyInAsync(clients.Ca, "/etc/pki/appliance/ca.pem", "0644", none);
        await machine.CopyInAsync(clients.Node + ".pem", "/etc/pki/appliance/certs/node.pem", "0644", none);
        await machine.CopyInAsync(clients.Node + ".key", "/etc/pki/appliance/keys/node.key", "0600", none);
        await machine.WriteFileAsync("/etc/appliance/node.json", $$"""{"engine":"engine.test.org:7443","name":"{{Name}}","hostId":"6f9619ff-8b86-d011-b42d-00cf4fc964ff"}""", none, "0600");
        await machine.WriteFileAsync(
            Answers,
            $$"""
            version: 1
            node: { name: {{Name}}, engine: "engine.test.org:7443" }
            network: { hosts: [{ name: engine.test.org, address: 10.0.200.93 }, { name: {{Name}}, address: {{Address}} }] }
            virtualization: { storageClients: [nfs, iscsi] }
            """,
            none);
        await machine.CopyInAsync(PackagedExecutables.Appliance, Program, "0755", none);
        await CopyFolderAsync(machine, AppContext.BaseDirectory, Setup, ".");
        var shared = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        await CopyFolderAsync(machine, shared, Runtime, "dotnet", "host", Path.GetRelativePath(shared, RuntimeEnvironment.GetRuntimeDirectory()));
        return new BareServer(network, machine, clients, trail);
    }

    public void Note(string text) => _trail.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {text}");

    /// <summary>Applies the steps of a node.</summary>
    public async Task<CommandOutcome> SetUpAsync()
    {
        var clock = Stopwatch.StartNew();
        var outcome = await Machine.RunAsync(
            ["env", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", $"{Runtime}/dotnet", $"{Setup}/Appliance.NodeSetup.dll", Answers, LabRepository.FolderInMachine],
            timeout: Limit);
        Note($"set up: exit code {outcome.ExitCode} after {clock.Elapsed.TotalSeconds:0.0} s");
        return outcome;
    }

    /// <summary>Runs a command on the machine that has to succeed.</summary>
    public async Task<string> ShellAsync(params string[] command) => (await Machine.RunAsync(CancellationToken.None, command)).OrThrow().Output.TrimEnd();

    /// <summary>Whether another machine can open a TCP connection.</summary>
    public async Task<bool> AnswersAsync(int port) =>
        (await Network.RunAsync(CancellationToken.None, "timeout", "2", "bash", "-c", $"< /dev/tcp/{Address}/{port}")).Succeeded;

    /// <summary>Whether libvirt lets another machine in, which it says with one byte after the handshake.</summary>
    /// <param name="client">Path of certificate and key without their endings; null for none.</param>
    public async Task<bool> LetsInAsync(string? client)
    {
        var certificate = client is null ? "" : $"-cert {client}.pem -key {client}.key";
        // It never ends by itself when it is let in: the first byte, or its end, is waited for.
        var answer = await Network.RunAsync(
            CancellationToken.None,
            "timeout", "20", "bash", "-c",
            $"openssl s_client -quiet -connect {Address}:16514 -CAfile {Clients.Ca} -verify_return_error -verify_hostname {Name} {certificate} < <(sleep 15) 2>/dev/null | head --bytes=1 | od -An -tx1");
        return answer.Output.Trim() == "01";
    }

    public async ValueTask DisposeAsync()
    {
        await Machine.DisposeAsync();
        await Network.DisposeAsync();
        Clients.Dispose();
    }

    private static async Task CopyFolderAsync(LabMachine machine, string from, string to, params string[] parts)
    {
        var archive = Path.GetTempFileName();
        try
        {
            await HostCommand.ReadAsync(CancellationToken.None, ["tar", "--create", "--file", archive, "--directory", from, .. parts]);
            await using var content = File.OpenRead(archive);
            (await machine.RunAsync(CancellationToken.None, "mkdir", "--parents", to)).OrThrow();
            (await machine.RunAsync(["tar", "--extract", "--no-same-owner", "--directory", to], content)).OrThrow();
        }
        finally
        {
            File.Delete(archive);
        }
    }
}
