using Appliance.Machines.Commands;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Modules.Host;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Virtualization;

/// <summary>
/// A server that has joined, on which the steps of virtualization are planned, run and undone. Its accounts, libvirt and kernel
/// are files and lists that the commands change.
/// </summary>
internal sealed class NodeHost : IDisposable
{
    public const string LibvirtdConf = "#ca_file = \"/etc/pki/CA/cacert.pem\"\nlog_level = 3\n";

    private readonly TestMachine _machine;

    public NodeHost(Func<IMachineFiles, IMachineFiles>? wrap = null, MachineFacts? facts = null)
    {
        Facts = facts ?? HostSite.Facts;
        Commands = FakeNodeCommands();
        _machine = new TestMachine(wrap) { Commands = Commands, IsRoot = true };
        foreach (var folder in new[] { "/etc/libvirt", "/etc/systemd/system", "/etc/sysctl.d", "/etc/pki/appliance/certs", "/etc/pki/appliance/keys", "/var/lib/appliance", "/proc" })
        {
            Directory.CreateDirectory(Root + folder);
        }

        Write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nlibvirt-qemu:x:64055:103::/var/lib/libvirt:/usr/sbin/nologin\nqemu:x:107:107::/:/sbin/nologin\n");
        Write("/etc/group", "root:x:0:\nkvm:x:103:\n");
        Write("/etc/libvirt/libvirtd.conf", LibvirtdConf);
        Write("/etc/pki/appliance/ca.pem", "ca\n");
        Write("/etc/pki/appliance/certs/node.pem", "certificate\n");
        Services.States[LibvirtPaths.Service] = new ServiceState(true, true, true, "running");
        Services.States[LibvirtPaths.TlsSocket] = new ServiceState(true, false, false, "dead");
        Services.States[LibvirtPaths.PlainSocket] = new ServiceState(true, false, false, "dead");
        Services.RequirementOf = unit => unit == LibvirtPaths.Service && File.Exists(Root + LibvirtPaths.DropIn) ? LibvirtPaths.TlsSocket : null;
        Kernel("vm.dirty_ratio", "20");
        Kernel("vm.dirty_background_ratio", "10");
        Kernel("net.ipv4.conf.all.arp_ignore", "0");
        Kernel("net.ipv4.ip_local_reserved_ports", "");
    }

    public TestMachine Machine => _machine;

    public MachineFacts Facts { get; }

    public FakeCommands Commands { get; }

    public FakeServices Services => _machine.ServiceList;

    public FakePackages Packages => _machine.PackageList;

    public string Root => _machine.Root;

    public List<string> Domains { get; } = [];

    public HashSet<string> ActiveNetworks { get; } = [];

    public HashSet<string> BootNetworks { get; } = [];

    /// <summary>Whether listings fail, as when its daemon is stopped.</summary>
    public bool IsLibvirtSilent { get; set; }

    /// <summary>Whether it is started by whoever asks it something, with what its unit requires.</summary>
    public bool IsSocketActivated { get; set; }

    public string Read(string path) => File.ReadAllText(Root + path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text);
    }

    /// <summary>Every path but what a run keeps, and links with their targets.</summary>
    public IReadOnlyDictionary<string, string> Tree() => Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
        .Select(path => path[Root.Length..])
        .Where(path => path != "/var/lib/appliance" && !path.StartsWith("/var/lib/appliance/", StringComparison.Ordinal))
        .ToDictionary(path => path, path => new FileInfo(Root + path) is { LinkTarget: { } target } ? "-> " + target : File.GetUnixFileMode(Root + path) + " " + (File.Exists(Root + path) ? File.ReadAllText(Root + path) : "dir"));

    public IReadOnlyList<IStep> Steps(Site site) => new VirtualizationModule().Steps(Context(site));

    public SiteContext Context(Site site) => HostSite.Context(_machine, site, Facts);

    public Task<Plan> PlanAsync(Site site) => ModuleBench.PlanAsync(_machine, Steps(site));

    public Task<RunResult> RunAsync(Site site) => ModuleBench.RunAsync(_machine, Steps(site));

    public Task<IReadOnlyList<string>> RollBackAsync(RecordedEvents? events = null) => ModuleBench.RollBackAsync(_machine, new VirtualizationModule(), events);

    public void Dispose() => _machine.Dispose();

    private void Kernel(string key, string value) => Write("/proc/sys/" + key.Replace('.', '/'), value + "\n");

    private FakeCommands FakeNodeCommands() => new FakeCommands()
        .On("groupadd", command => Done(command, () => Append("/etc/group", $"{command.Arguments[^1]}:x:36:")))
        .On("groupdel", command => Done(command, () => Remove("/etc/group", command.Arguments[^1])))
        .On("useradd", command => Done(command, () => Append("/etc/passwd", "vdsm:x:36:36::/var/lib/vdsm:/usr/sbin/nologin")))
        .On("userdel", command => Done(command, () => Remove("/etc/passwd", command.Arguments[^1])))
        .On("gpasswd --add", command => Done(command, () => Members(command.Arguments[^1], command.Arguments[1])))
        .On("gpasswd --delete", command => Done(command, () => Members(command.Arguments[^1], "")))
        .On("sysctl --quiet --write", command => Done(command, () => Kernel(command.Arguments[^1].Split('=')[0], command.Arguments[^1].Split('=')[1])))
        .On("virsh --connect qemu:///system list --all --name", command => Names(command, Domains))
        .On("virsh --connect qemu:///system net-list --all", Networks)
        .On("virsh --connect qemu:///system net-autostart default", command => Done(command, () => BootNetworks.Add("default")))
        .On("virsh --connect qemu:///system net-autostart default --disable", command => Done(command, () => BootNetworks.Remove("default")))
        .On("virsh --connect qemu:///system net-destroy default", command => Done(command, () => ActiveNetworks.Remove("default")))
        .On("virsh --connect qemu:///system net-start default", command => Done(command, () => ActiveNetworks.Add("default")));

    private static CommandResult Done(Command command, Action action)
    {
        action();
        return new CommandResult(command, 0, "", "");
    }

    // As libvirt 9.0 prints it.
    private CommandResult Networks(Command command)
    {
        if (IsLibvirtSilent)
        {
            return new(command, 1, "", "error: failed to connect to the hypervisor");
        }

        if (IsSocketActivated)
        {
            Services.StartAsync(LibvirtPaths.Service, default).GetAwaiter().GetResult();
        }

        return new(
            command,
            0,
            " Name      State      Autostart   Persistent\n----------------------------------------------\n"
                + $" default   {(ActiveNetworks.Contains("default") ? "active" : "inactive")}   {(BootNetworks.Contains("default") ? "yes" : "no")}         yes\n\n",
            "");
    }

    private static CommandResult Names(Command command, IEnumerable<string> names) => new(command, 0, string.Join('\n', names) + "\n\n", "");

    private void Append(string path, string line) => File.AppendAllText(Root + path, line + "\n");

    private void Remove(string path, string name) =>
        File.WriteAllLines(Root + path, File.ReadAllLines(Root + path).Where(line => !line.StartsWith(name + ":", StringComparison.Ordinal)));

    private void Members(string group, string members) => File.WriteAllLines(Root + "/etc/group", File.ReadAllLines(Root + "/etc/group")
        .Select(line => line.StartsWith(group + ":", StringComparison.Ordinal) ? line[..(line.LastIndexOf(':') + 1)] + members : line));
}
