using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Storage;

/// <summary>
/// A directory to export, owned by vdsm:kvm by number: the accounts are on the hosts, not here. What is in it stays as it is.
/// </summary>
internal sealed class ExportDirectoryStep(string id, string title, string path) : Step(id, title)
{
    private static readonly UnixFileMode Mode = Ownership.PublicExecutable.Mode;

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var wanted = $"mode 0755 owner {StorageSettings.Owner}:{StorageSettings.Owner}";
        return Task.FromResult(context.Machine.Files.Stat(path) switch
        {
            null => Inspection.Of(ChangeKind.Directory, $"Make the directory {path}", $"+{path} {wanted}"),
            { Kind: not FileKind.Directory } => throw new StepFailedException($"{path} is not a directory, but storage shall be exported from there.", "Move it out of the way, or give the domain another path, and run setup again."),
            { } now when !IsRight(context, now) => Inspection.Of(
                ChangeKind.Directory,
                $"Set owner and mode of {path}",
                $"-mode {new Ownership(now.Mode).ModeText} owner {now.UserId}:{now.GroupId}",
                $"+{wanted}"),
            _ => Inspection.Unchanged,
        });
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>(context.Machine.Files.Stat(path) is { } now
            ? [DirectoryUndo.Changed(path, now.Mode, now.UserId, now.GroupId)]
            : [.. Missing(context).Select(DirectoryUndo.Made)]);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var directory in Missing(context))
        {
            context.Machine.Files.CreateDirectory(directory, Ownership.PublicExecutable);
        }

        context.Machine.Files.SetOwnership(path, Mode, StorageSettings.Owner, StorageSettings.Owner);
        return Task.CompletedTask;
    }

    // In a trial everything belongs to whoever runs it.
    private static bool IsRight(StepContext context, FileEntry now) => now.Mode == Mode
        && (context.Machine is not { IsRoot: true, Prefix: null } || now is { UserId: StorageSettings.Owner, GroupId: StorageSettings.Owner });

    private List<string> Missing(StepContext context)
    {
        var missing = new List<string>();
        for (var directory = path; directory.Length > 1 && !context.Machine.Files.Exists(directory); directory = Path.GetDirectoryName(directory)!)
        {
            missing.Insert(0, directory);
        }

        return missing;
    }
}
