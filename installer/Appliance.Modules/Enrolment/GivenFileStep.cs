using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Enrolment;

/// <summary>A file the engine gave. The agent replaces it in time, so undoing takes away whatever is there then.</summary>
/// <param name="content">Of what is there now (null when nothing is) makes what shall be there.</param>
internal sealed class GivenFileStep(string id, string title, string path, Func<string?, string> content) : Step(id, title)
{
    /// <summary>Files that come to be later because of this one, and go with it.</summary>
    public IReadOnlyList<string> Brings { get; init; } = [];

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var now = context.Machine.Files.ReadTextOrNull(path);
        return Task.FromResult(now == content(now)
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Certificate, now is null ? $"Write {path}" : $"Replace {path}", $"+{path} mode {Ownership.Public.ModeText}"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([.. Brings.Where(brought => !context.Machine.Files.Exists(brought)).Append(path).Select(file => FileUndo.Capture(context, file))]);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        context.Machine.Files.WriteText(path, content(context.Machine.Files.ReadTextOrNull(path)), Ownership.Public);
        return Task.CompletedTask;
    }
}
