using System.Collections.Immutable;
using Appliance.Machines.Files;
using Appliance.Pki.Inventory;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>The folders of the PKI with their modes and owners. They are one thing: none is of use without the others.</summary>
internal sealed class PkiFoldersStep(ImmutableArray<PkiFile> folders) : Step("pki.folders", "Make the folders for certificates and keys")
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        List<string> diff = [];
        foreach (var folder in folders)
        {
            var (path, ownership) = (PkiFolder.PathOf(folder.Path), PkiFolder.OwnershipOf(folder));
            switch (context.Machine.Files.Stat(path))
            {
                case null:
                    diff.Add($"+{path} mode {ownership.ModeText} owner {folder.Owner}");
                    break;
                case { Kind: not FileKind.Directory }:
                    throw new StepFailedException($"{path} is not a directory, but a directory must be there.", $"Move {path} out of the way and run setup again.");
                case { Mode: var mode } when mode != folder.Mode:
                    diff.AddRange([$"-{path} mode {new Ownership(mode).ModeText}", $"+{path} mode {ownership.ModeText}"]);
                    break;
            }
        }

        return Task.FromResult(diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Directory, $"Make the folders of {PkiSettings.Root}", diff));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        List<UndoRecord> undo = [];
        for (var above = Path.GetDirectoryName(PkiSettings.Root)!; above.Length > 1 && !files.Exists(above); above = Path.GetDirectoryName(above)!)
        {
            undo.Insert(0, DirectoryUndo.Made(above));
        }

        foreach (var folder in folders)
        {
            var path = PkiFolder.PathOf(folder.Path);
            undo.Add(files.Stat(path) is { } now
                ? DirectoryUndo.Changed(path, now.Mode, now.UserId, now.GroupId)
                // The whole tree goes with its root: revocation lists and nodes' certificates come into it later.
                : folder.Path.Length == 0 ? DirectoryUndo.MadeWithContent(path) : DirectoryUndo.Made(path));
        }

        return Task.FromResult<IReadOnlyList<UndoRecord>>(undo);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            var path = PkiFolder.PathOf(folder.Path);
            context.Machine.Files.CreateDirectories(path, PkiFolder.OwnershipOf(folder));
            context.Machine.Files.SetOwnership(path, PkiFolder.OwnershipOf(folder));
        }

        return Task.CompletedTask;
    }
}
