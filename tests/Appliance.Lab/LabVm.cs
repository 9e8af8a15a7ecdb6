using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Appliance.Lab;

/// <summary>
/// A Debian server with a kernel of its own, emulated by QEMU: for what the build machine's kernel lacks. Everything on it
/// takes some twenty times as long. Each of its cards <c>em1</c> to <c>em4</c> has a cable to <c>far1</c> to <c>far4</c>,
/// which are the other side: they are in the machine's network namespace <c>far</c>.
/// </summary>
public sealed class LabVm : IAsyncDisposable
{
    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(5);

    private readonly string id;
    private readonly string folder;
    private readonly LabVmImage image;
    private Process? process;
    private LabVmAgent? agent;

    private LabVm(string id, string folder, LabVmImage image)
    {
        this.id = id;
        this.folder = folder;
        this.image = image;
    }

    /// <summary>What its kernel printed.</summary>
    public string ConsoleFile => Path.Combine(folder, "console.log");

    private string AgentSocket => Path.Combine(folder, "agent");

    private string MonitorSocket => Path.Combine(folder, "monitor");

    /// <param name="programs">Files of the build machine that it has in /usr/local/bin.</param>
    internal static async Task<LabVm> StartAsync(LabRun run, LabVmImage image, string name, IReadOnlyList<string> programs, CancellationToken cancellationToken)
    {
        var machine = new LabVm($"{run.Id}-{name}", Directory.CreateDirectory(Path.Combine(run.Folder, name)).FullName, image);
        try
        {
            await machine.PutAsync(programs, cancellationToken);
            await machine.SwitchOnAsync(cancellationToken);
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command on the machine, as root, to its end.</summary>
    public Task<CommandOutcome> RunAsync(TimeSpan timeout, params string[] arguments) => agent!.RunAsync(timeout, arguments);

    /// <summary>Reboots the machine from inside and waits until its services are started.</summary>
    public async Task RebootAsync(CancellationToken cancellationToken)
    {
        await agent!.SendAsync(["systemctl", "reboot"], cancellationToken);
        await WaitUntilBootedAsync(cancellationToken);
    }

    /// <summary>Pulls a card's cable out, or puts it in again.</summary>
    public async Task PlugAsync(string card, bool isIn, CancellationToken cancellationToken)
    {
        await using var monitor = await LabVmAgent.OpenAsync(MonitorSocket, cancellationToken);
        await monitor.CommandAsync($"set_link {card} {(isIn ? "on" : "off")}", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await new ControlGroup(id).KillAsync(CancellationToken.None);
        if (process is not null)
            await process.WaitForExitAsync();
        process?.Dispose();
        await (agent?.DisposeAsync() ?? ValueTask.CompletedTask);
        await HostCommand.ReadAsync(CancellationToken.None, "rm", "-rf", "--one-file-system", folder);
    }

    private async Task PutAsync(IReadOnlyList<string> programs, CancellationToken cancellationToken)
    {
        var content = Directory.CreateDirectory(Path.Combine(folder, "programs")).FullName;
        foreach (var program in programs)
            File.Copy(program, Path.Combine(content, Path.GetFileName(program)));
        var bytes = programs.Sum(program => new FileInfo(program).Length);
        await LabVmImage.DiskAsync(content, content + ".disk", "programs", (bytes >> 20) * 5 / 4 + 8, cancellationToken);
    }

    private async Task SwitchOnAsync(CancellationToken cancellationToken)
    {
        process = Process.Start(new ProcessStartInfo("sh", new ControlGroup(id).Launch(Path.Combine(folder, "qemu.log"), QemuCommand())) { WorkingDirectory = folder })!;
        agent = await LabVmAgent.OpenAsync(AgentSocket, cancellationToken);
        await WaitUntilBootedAsync(cancellationToken);
    }

    private async Task WaitUntilBootedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await agent!.ReadyAsync(BootLimit, cancellationToken);
        }
        catch (Exception e) when (e is LabException or IOException or SocketException)
        {
            throw new LabException($"{id} did not boot: {e.Message} Its console ends with:\n{string.Join('\n', File.ReadLines(ConsoleFile).TakeLast(15))}");
        }
    }

    // The disk is one for NVMe, which is in Debian's kernel itself, so that no first file system in memory is needed.
    private IEnumerable<string> QemuCommand() =>
    [
        "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-display", "none", "-machine", "q35", "-accel", "tcg", "-cpu", "max,la57=off", "-smp", "2", "-m", "768",
        "-kernel", image.Kernel, "-append", "root=/dev/nvme0n1 rw console=ttyS0 quiet mitigations=off systemd.show_status=no",
        "-drive", $"if=none,id=system,file={image.Disk},format=raw,snapshot=on", "-device", "nvme,drive=system,serial=system",
        "-drive", "if=none,id=programs,file=programs.disk,format=raw,readonly=on", "-device", "virtio-blk-pci,drive=programs",
        "-serial", $"file:{ConsoleFile}", "-monitor", $"unix:{MonitorSocket},server=on,wait=off",
        "-chardev", $"socket,id=agent,path={AgentSocket},server=on,wait=off", "-device", "virtio-serial-pci", "-device", "virtserialport,chardev=agent,name=lab",
        .. Enumerable.Range(1, 4).SelectMany(number => Card("em", 0, number).Concat(Card("far", 1, number))),
    ];

    // Of a card without a speed, a bond of mode 5 never believes that its link is back.
    private static IEnumerable<string> Card(string name, int side, int number)
    {
        var card = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        return
        [
            "-netdev", $"hubport,id=plug-{card},hubid={number}",
            "-device", $"virtio-net-pci,id={card},netdev=plug-{card},mac=52:54:00:00:0{side}:0{number},speed=1000,duplex=full,romfile=",
        ];
    }
}
