using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>A symbolic link.</summary>
internal sealed class LinkStep(string id, string title, string path, string target) : Step(id, title)
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(context.Machine.Files.Stat(path) switch
    {
        { Kind: FileKind.SymbolicLink, LinkTarget: var now } when now == target => Inspection.Unchanged,
        null => Inspection.Of(ChangeKind.File, $"Link {path} to {target}", $"+{path} -> {target}"),
        { LinkTarget: { } now } => Inspection.Of(ChangeKind.File, $"Link {path} to {target}", $"-{path} -> {now}", $"+{path} -> {target}"),
        _ => throw new StepFailedException($"{path} is there already and is no link.", $"Move {path} out of the way and run setup again."),
    });

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([FileUndo.Capture(context, path)]);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        context.Machine.Files.DeleteFile(path);
        context.Machine.Files.CreateLink(path, target);
        return Task.CompletedTask;
    }
}
