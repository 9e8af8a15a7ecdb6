namespace Appliance.Lab;

/// <summary>
/// A fresh Debian server of its own: its own disk (a layer over the image), service manager, network and process
/// table, in a container on the build machine. Not safe for use from several threads at once while it is switched on or off.
/// </summary>
public sealed partial class LabMachine : IAsyncDisposable
{
    private readonly string id;
    private readonly string folder;
    private readonly LabMachineOptions options;

    private LabMachine(string id, string folder, LabMachineOptions options)
    {
        this.id = id;
        this.folder = folder;
        this.options = options;
    }

    public string HostName => options.HostName;

    /// <summary>What the machine printed on its console, since its creation.</summary>
    public string ConsoleFile => Path.Combine(folder, "console.log");

    private string Root => Path.Combine(folder, "root");

    /// <summary>A machine that is installed but switched off.</summary>
    internal static async Task<LabMachine> InstallAsync(
        LabRun run, LabImage image, LabMachineOptions options, CancellationToken cancellationToken)
    {
        var name = options.HostName.Split('.')[0];
        var folder = Path.Combine(run.Folder, name);
        if (Directory.Exists(folder))
            throw new LabException($"There is a lab machine named {name} already.");

        var machine = new LabMachine($"{run.Id}-{name}", Directory.CreateDirectory(folder).FullName, options);
        await Mounts.OverlayAsync(image.Root, folder, machine.Root, cancellationToken);
        await LabMachineIdentity.WriteAsync(machine.Root, options, cancellationToken);
        foreach (var (path, bytes) in options.FileSystemLimits)
            await Mounts.LimitAsync(machine.Root, path, bytes, cancellationToken);
        return machine;
    }

    /// <summary>Switches the machine off and removes its disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await PowerCutAsync(CancellationToken.None);
        await Mounts.RemoveUnderAsync(folder, CancellationToken.None);
        await HostCommand.ReadAsync(CancellationToken.None, "rm", "-rf", "--one-file-system", folder);
    }
}
