namespace Appliance.Lab;

/// <summary>
/// One lab's hold on the build machine: a folder, and a name all its network namespaces and control groups start
/// with. Whatever a killed run left behind is found by that name and removed by the next.
/// </summary>
internal sealed class LabRun : IAsyncDisposable
{
    private const string Prefix = "applab";
    private readonly FileStream ownership;

    private LabRun(string id, string folder, FileStream ownership)
    {
        Id = id;
        Folder = folder;
        this.ownership = ownership;
    }

    public string Id { get; }

    public string Folder { get; }

    /// <summary>Begins a run, after removing what dead runs left in the same work folder.</summary>
    public static async Task<LabRun> BeginAsync(string workFolder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(workFolder);
        await using var turn = await TakeTurnAsync(workFolder, cancellationToken);
        foreach (var folder in Directory.GetDirectories(workFolder, Prefix + "*"))
            await RemoveIfDeadAsync(folder, cancellationToken);

        var id = Prefix + Guid.NewGuid().ToString("N")[..6];
        var own = Directory.CreateDirectory(Path.Combine(workFolder, id)).FullName;
        return new LabRun(id, own, FileLock.TryTake(OwnerFile(own))!);
    }

    public async ValueTask DisposeAsync()
    {
        // Else one that begins now takes what is half gone for the remains of a dead run.
        await using var turn = await TakeTurnAsync(Path.GetDirectoryName(Folder)!, CancellationToken.None);
        await RemoveAsync(Folder, CancellationToken.None);
        await ownership.DisposeAsync();
    }

    /// <summary>Gives up the hold without removing anything: what the death of this process would do.</summary>
    public void Abandon() => ownership.Dispose();

    private static Task<FileStream> TakeTurnAsync(string workFolder, CancellationToken cancellationToken) =>
        FileLock.TakeAsync(Path.Combine(workFolder, "lock"), cancellationToken);

    private static string OwnerFile(string folder) => Path.Combine(folder, "owner");

    private static async Task RemoveIfDeadAsync(string folder, CancellationToken cancellationToken)
    {
        // Its owner holds this lock until it ends, however it ends.
        await using var owner = await FileLock.TryTakeAsync(OwnerFile(folder), cancellationToken);
        if (owner is not null)
            await RemoveAsync(folder, cancellationToken);
    }

    private static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        var id = Path.GetFileName(folder);
        await ControlGroup.KillAllAsync(id + "-*", cancellationToken);
        await NetworkNamespace.RemoveAllAsync(id + "-*", cancellationToken);
        await Mounts.RemoveUnderAsync(folder, cancellationToken);
        // Not over a mount that would not go: beneath it is someone else's data.
        await HostCommand.ReadAsync(cancellationToken, "rm", "-rf", "--one-file-system", folder);
    }
}
