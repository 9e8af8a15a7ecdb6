namespace Appliance.Lab;

/// <summary>A place to create machines and networks in; everything in it is removed with it.</summary>
public sealed class LabRoom : IAsyncDisposable
{
    private readonly LabFolders folders;
    private readonly LabRun run;

    private LabRoom(LabFolders folders, LabRun run, LabImage image)
    {
        this.folders = folders;
        this.run = run;
        Image = image;
    }

    public LabImage Image { get; }

    internal string WorkFolder => folders.Work;

    /// <exception cref="LabUnavailableException">This computer cannot run lab machines.</exception>
    public static async Task<LabRoom> OpenAsync(CancellationToken cancellationToken)
    {
        LabRequirements.Check();
        var folders = LabFolders.Default();
        var image = await LabImage.GetAsync(folders, [], cancellationToken);
        var lab = new LabRoom(folders, await LabRun.BeginAsync(folders.Work, cancellationToken), image);
        try
        {
            await lab.ProbeAsync(cancellationToken);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <param name="name">Unique in this lab.</param>
    public Task<LabNetwork> CreateNetworkAsync(string name, CancellationToken cancellationToken) =>
        LabNetwork.CreateAsync($"{run.Id}-net-{name}", cancellationToken);

    /// <summary>Installs a machine and switches it on.</summary>
    public async Task<LabMachine> StartMachineAsync(LabMachineOptions options, CancellationToken cancellationToken)
    {
        var machine = await LabMachine.InstallAsync(run, options.Image ?? Image, options, cancellationToken);
        await machine.StartAsync(cancellationToken);
        return machine;
    }

    /// <summary>Switches a machine with a kernel of its own on; its disk is built first when it is not there (about 2 minutes).</summary>
    /// <param name="programs">Files of the build machine that it has in /usr/local/bin.</param>
    /// <exception cref="LabUnavailableException">This computer has no emulator, or the disk cannot be built.</exception>
    public async Task<LabVm> StartVmAsync(string name, IReadOnlyList<string> programs, CancellationToken cancellationToken)
    {
        LabRequirements.CheckVm();
        return await LabVm.StartAsync(run, await LabVmImage.GetAsync(folders, cancellationToken), name, programs, cancellationToken);
    }

    /// <summary>An image with more packages in it than a fresh server has; built first when it is not there.</summary>
    public Task<LabImage> GetImageAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken) =>
        LabImage.GetAsync(folders, packages, cancellationToken);

    /// <summary>A repository with what the appliance installs, for machines without a way out.</summary>
    public Task<LabRepository> GetRepositoryAsync(CancellationToken cancellationToken) =>
        LabRepository.GetAsync(folders, Image, AnswerFiles.Standalone, cancellationToken);

    /// <summary>A repository with some packages and what they need.</summary>
    public Task<LabRepository> GetRepositoryAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken) =>
        LabRepository.GetAsync(folders, Image, packages, cancellationToken);

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var machine = await StartMachineAsync(new LabMachineOptions { HostName = "probe" }, cancellationToken);
        }
        catch (Exception e) when (e is LabException or IOException or UnauthorizedAccessException)
        {
            throw new LabUnavailableException($"Lab machines do not boot here: {e.Message.ReplaceLineEndings(" / ")}");
        }
    }
}
