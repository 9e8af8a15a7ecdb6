using System.Net;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Network;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Modules.Network.Change;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Network.Change;

/// <summary>A machine whose systemd-networkd makes a bridge as soon as there is a file for it.</summary>
internal sealed class FakeNode : IDisposable
{
    public const string OldFile = NetworkdBackend.Folder + "/10-em1.network";

    private const string Before = """
        [{"ifname":"em1","mtu":1500,"flags":["UP"],"address":"52:54:00:00:00:72","addr_info":[{"family":"inet","local":"10.0.200.72","prefixlen":24,"scope":"global"}]}]
        """;

    private const string After = """
        [{"ifname":"em1","mtu":1500,"flags":["UP"],"address":"52:54:00:00:00:72","master":"ovirtmgmt","addr_info":[]},
         {"ifname":"ovirtmgmt","mtu":1500,"flags":["UP"],"address":"52:54:00:00:00:72","linkinfo":{"info_kind":"bridge","info_data":{"stp_state":0}},"addr_info":[{"family":"inet","local":"10.0.200.72","prefixlen":24,"scope":"global"}]}]
        """;

    public FakeNode()
    {
        Commands = new FakeCommands()
            .On("ip -details -json address show", command => new CommandResult(command, 0, IsBridged ? After : Before, ""))
            .On("ip -json route show", command => new CommandResult(command, 0, $$"""[{"dst":"default","gateway":"10.0.200.1","dev":"{{(IsBridged ? "ovirtmgmt" : "em1")}}","protocol":"static"}]""", ""))
            .On("ip -json -6 route show", "[]")
            .On("ip link").On("ip address").On("ip route")
            .On("networkctl").On("systemctl")
            .On("systemd-run", command => new CommandResult(command, GuardFails ? 1 : 0, "", GuardFails ? "Failed to connect to bus" : ""));
        CrashingFiles? crashing = null;
        Machine = new TestMachine(inner => crashing = new CrashingFiles(inner, int.MaxValue)) { Commands = Commands, IsRoot = true };
        Files = crashing!;
        Machine.ServiceList.States["systemd-networkd.service"] = new ServiceState(true, true, true, "running");
        Directory.CreateDirectory(Machine.Root + NetworkdBackend.Folder);
        Directory.CreateDirectory(Machine.Root + "/etc/systemd/system/sysinit.target.wants");
        Directory.CreateDirectory(Machine.Root + "/var/lib/appliance");
        Directory.CreateDirectory(Machine.Root + "/run/appliance");
        Machine.Files.WriteText(OldFile, "[Match]\nName=em1\n\n[Network]\nAddress=10.0.200.72/24\n", Ownership.Public);
    }

    public TestMachine Machine { get; }

    public CrashingFiles Files { get; }

    public FakeCommands Commands { get; }

    public bool GuardFails { get; set; }

    /// <summary>Why the engine is not reached; null when it is.</summary>
    public Func<string?> Reach { get; init; } = () => null;

    /// <summary>Whether the engine's address leads to it although its name does not.</summary>
    public bool ReachByAddress { get; init; }

    public bool IsBridged => Machine.Files.Exists(NetworkdBackend.Folder + "/10-appliance-ovirtmgmt.netdev");

    public bool IsPending => Machine.Files.Exists(PendingChange.Path);

    public bool IsBootGuarded => Machine.Files.Exists("/etc/systemd/system/appliance-network-restore.service");

    public NetworkModule Module => new(_ => [new DnsEndPoint("engine.test.org", 7443), new DnsEndPoint("10.0.200.93", 7443)])
    {
        Ports = new ChangePorts(new FakeReach(() => Reach(), ReachByAddress), new GuardTimes(TimeSpan.FromMilliseconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(5)), "/usr/bin/appliance"),
    };

    public IReadOnlyList<IStep> Steps() => Module.Steps(new SiteContext(NetworkBench.Node(NetworkBench.Bridge), Machine, ModuleBench.Facts, null!, ""));

    public Task<RunResult> RunAsync() => ModuleBench.RunAsync(Machine, Steps());

    public Task<string> GuardAsync(bool atBoot) => NetworkRecovery.RunAsync(Machine, TimeProvider.System, atBoot, default);

    public void Dispose() => Machine.Dispose();

    private sealed class FakeReach(Func<string?> problem, bool byAddress) : IEngineReach
    {
        public Task<string?> ProblemAsync(DnsEndPoint engine, CancellationToken cancellationToken) =>
            Task.FromResult(byAddress && IPAddress.TryParse(engine.Host, out _) ? null : problem());
    }
}
