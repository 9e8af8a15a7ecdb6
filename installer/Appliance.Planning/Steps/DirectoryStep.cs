using Appliance.Machines.Files;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>A directory with its owner and mode. Missing parents are made, open for all to enter.</summary>
public sealed class DirectoryStep(string id, string title, string path, Ownership ownership) : Step(id, title)
{
    /// <summary>Whether undoing takes the directory with all that is in it: one that only our service writes to.</summary>
    public bool OwnsContent { get; init; }

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(context.Machine.Files.Stat(path) switch
    {
        null => Inspection.Of(ChangeKind.Directory, $"Make the directory {path}", $"+{path} mode {ownership.ModeText} owner {ownership.User}:{ownership.Group}"),
        { Kind: not FileKind.Directory } => throw new StepFailedException($"{path} is not a directory, but a directory must be there.", $"Move {path} out of the way and run the command again."),
        { Mode: var mode } when mode != ownership.Mode => Inspection.Of(ChangeKind.Directory, $"Set the mode of {path}", $"-mode {new Ownership(mode).ModeText}", $"+mode {ownership.ModeText}"),
        _ => Inspection.Unchanged,
    });

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var missing = Missing(context);
        UndoRecord[] undo = context.Machine.Files.Stat(path) is { } now
            ? [DirectoryUndo.Changed(path, now.Mode, now.UserId, now.GroupId)]
            : [.. missing.Select(directory => directory == path && OwnsContent ? DirectoryUndo.MadeWithContent(path) : DirectoryUndo.Made(directory))];
        return Task.FromResult<IReadOnlyList<UndoRecord>>(undo);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var directory in Missing(context))
        {
            context.Machine.Files.CreateDirectory(directory, directory == path ? ownership : Ownership.PublicExecutable);
        }

        context.Machine.Files.SetOwnership(path, ownership);
        return Task.CompletedTask;
    }

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
