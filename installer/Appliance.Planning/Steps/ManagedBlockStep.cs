using System.Text;
using Appliance.Machines.Files;
using Appliance.Planning.Diffs;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>Keeps one block of ours in a file that people and other programs also edit.</summary>
/// <param name="lines">Makes the block's lines; an empty text means that the block must not be there.</param>
public sealed class ManagedBlockStep(string id, string title, string path, ManagedBlock block, Func<StepContext, string> lines) : Step(id, title)
{
    /// <summary>For files in which the first matching line counts.</summary>
    public bool AtStart { get; init; }

    /// <summary>Owner and mode for a file that does not exist yet.</summary>
    public Ownership New { get; init; } = Ownership.Public;

    public FileValidator? Validator { get; init; }

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (before, after) = Texts(context);
        return Task.FromResult((before ?? "") == after
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.File, before is null ? $"Create {path}" : $"Change the managed block of {path}", UnifiedDiff.Of(path, before, after)));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([FileUndo.Capture(context, path, Encoding.UTF8.GetBytes(Texts(context).After))]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var content = Encoding.UTF8.GetBytes(Texts(context).After);
        if (Validator is not null)
        {
            await Validator.CheckAsync(context, path, content, cancellationToken);
        }

        var now = files.Stat(path);
        files.Write(path, content, now is null ? New : new Ownership(now.Mode));
        if (now is not null)
        {
            files.SetOwnership(path, now.Mode, now.UserId, now.GroupId);
        }
    }

    private (string? Before, string After) Texts(StepContext context)
    {
        var before = context.Machine.Files.ReadTextOrNull(path);
        return (before, block.PutInto(before ?? "", lines(context), AtStart));
    }
}
