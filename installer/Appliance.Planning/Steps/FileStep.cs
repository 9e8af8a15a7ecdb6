using System.Text;
using Appliance.Machines.Files;
using Appliance.Planning.Diffs;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>A file whose whole content is ours.</summary>
/// <param name="content">Makes the content; asked anew at each look, since it may come from what earlier steps made.</param>
public sealed class FileStep(string id, string title, string path, Ownership ownership, Func<StepContext, CancellationToken, Task<string>> content)
    : Step(id, title)
{
    /// <summary>Hands the new content to the program that will read it; a complaint keeps the old file in place.</summary>
    public IFileValidator? Validator { get; init; }

    /// <summary>Done after the file is in place, such as loading it.</summary>
    public Func<StepContext, CancellationToken, Task>? Afterwards { get; init; }

    /// <summary>A file made from a template.</summary>
    public static FileStep FromTemplate(string id, string title, string path, Ownership ownership, string template, Func<StepContext, IReadOnlyDictionary<string, object?>> model, IFileValidator? validator = null) =>
        new(id, title, path, ownership, (context, _) => Task.FromResult(context.Templates.Render(template, model(context)))) { Validator = validator };

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var now = files.Stat(path);
        if (now is { Kind: FileKind.Directory or FileKind.Other })
        {
            throw new StepFailedException($"{path} is not a file, but a file must be written there.", $"Move {path} out of the way and run the command again.");
        }

        var before = now is null ? null : Encoding.UTF8.GetString(files.Read(path));
        var after = await content(context, cancellationToken);
        if (before == after)
        {
            return now!.Mode == ownership.Mode
                ? Inspection.Unchanged
                : Inspection.Of(ChangeKind.File, $"Set the mode of {path}", $"-mode {new Ownership(now.Mode).ModeText}", $"+mode {ownership.ModeText}");
        }

        return Inspection.Of(
            ChangeKind.File,
            before is null ? $"Create {path} ({ownership.ModeText})" : $"Change {path}",
            UnifiedDiff.Of(path, before, after));
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        [FileUndo.Capture(context, path, Encoding.UTF8.GetBytes(await content(context, cancellationToken)))];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(await content(context, cancellationToken));
        if (Validator is not null)
        {
            await Validator.CheckAsync(context, path, bytes, cancellationToken);
        }

        context.Machine.Files.Write(path, bytes, ownership);
        if (Afterwards is not null)
        {
            await Afterwards(context, cancellationToken);
        }
    }
}
