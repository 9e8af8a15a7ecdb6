using System.Globalization;
using System.Security.Cryptography;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>An executable of the product, copied from where setup was started to where it stays. The same content is left alone.</summary>
/// <param name="source">Its path on this host, prefix or not.</param>
internal sealed class ProgramStep(string id, string title, string source, string path) : Step(id, title)
{
    private const double Megabyte = 1_000_000;
    private const int Block = 1 << 20;

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        Require();
        if (IsSame(context.Machine.Files.Locate(path)))
        {
            var mode = context.Machine.Files.Stat(path)!.Mode;
            return Task.FromResult(mode == Ownership.PublicExecutable.Mode
                ? Inspection.Unchanged
                : Inspection.Of(ChangeKind.File, $"Set the mode of {path}", $"-mode {new Ownership(mode).ModeText}", $"+mode {Ownership.PublicExecutable.ModeText}"));
        }

        using var program = File.OpenRead(source);
        var megabytes = (program.Length / Megabyte).ToString("0.0", CultureInfo.InvariantCulture);
        return Task.FromResult(Inspection.Of(
            ChangeKind.File,
            context.Machine.Files.Exists(path) ? $"Replace {path}" : $"Install {path}",
            $"+{path} ({megabytes} MB, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(program))})"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        List<UndoRecord> undo = [];
        for (var above = Path.GetDirectoryName(path)!; above.Length > 1 && !files.Exists(above); above = Path.GetDirectoryName(above)!)
        {
            undo.Insert(0, DirectoryUndo.Made(above));
        }

        return Task.FromResult<IReadOnlyList<UndoRecord>>([.. undo, FileUndo.Capture(context, path)]);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        files.CreateDirectories(Path.GetDirectoryName(path)!, Ownership.PublicExecutable);
        using var content = File.OpenRead(source);
        files.Write(path, content, Ownership.PublicExecutable);
        return Task.CompletedTask;
    }

    private void Require()
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(source))
        {
            throw new StepFailedException(
                $"{name} must lie beside appliance, but {source} is not there.",
                "Unpack the release again, or copy both programs into one folder, and run setup from there.");
        }

        // A development build is a small launcher that is of no use without the libraries around it.
        if (File.Exists(Path.Combine(Path.GetDirectoryName(source)!, name + ".dll")))
        {
            throw new StepFailedException(
                $"{source} is a development build in many files, and only a program in one file can be installed.",
                "Publish it (`./build.sh`) and run setup from the published folder.");
        }
    }

    // Compared byte by byte where the sizes are the same: a hash of both takes ten times as long.
    private bool IsSame(string installed)
    {
        if (source == installed)
        {
            return true;
        }

        if (!File.Exists(installed))
        {
            return false;
        }

        using var one = File.OpenRead(source);
        using var other = File.OpenRead(installed);
        if (one.Length != other.Length)
        {
            return false;
        }

        var (left, right) = (new byte[Block], new byte[Block]);
        int read;
        do
        {
            read = one.ReadAtLeast(left, Block, throwOnEndOfStream: false);
            if (other.ReadAtLeast(right, Block, throwOnEndOfStream: false) != read || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
            {
                return false;
            }
        }
        while (read == Block);
        return true;
    }
}
