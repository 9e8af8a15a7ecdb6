using System.Security.Cryptography;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database;

/// <summary>A password in a file of its own. One that was not given is made up once and kept.</summary>
/// <param name="given">The password a person gave; null when there is none.</param>
internal sealed class PasswordFileStep(string id, string title, string path, Ownership ownership, Func<Secret?> given) : Step(id, title)
{
    private const int Length = 32;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Whether a person must have given it, because somebody else has set it already.</summary>
    public bool MustBeGiven { get; init; }

    /// <summary>The password in such a file; null when there is none.</summary>
    public static Secret? Read(IMachineFiles files, string path) =>
        files.ReadTextOrNull(path)?.TrimEnd('\n') is { Length: > 0 } text ? new Secret(text) : null;

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var now = context.Machine.Files.Stat(path);
        if (now is not (null or { Kind: FileKind.File }))
        {
            throw new StepFailedException($"{path} is not a file, but a file must be written there.", $"Move {path} out of the way and run setup again.");
        }

        var kept = Kept(context);
        var wanted = given() ?? (MustBeGiven ? throw Missing() : kept);
        if (wanted is null)
        {
            return Found($"Create {path} with a new password", $"+({Length} letters and digits, made when the file is written)");
        }

        if (kept is null)
        {
            return Found($"Create {path} with the password that was given", "+(content not shown)");
        }

        if (!kept.Equals(wanted))
        {
            return Found($"Put the password that was given into {path}", "-(content not shown)", "+(content not shown)");
        }

        return now!.Mode == ownership.Mode ? Task.FromResult(Inspection.Unchanged) : Found($"Set the mode of {path}", $"-mode {new Ownership(now.Mode).ModeText}", $"+mode {ownership.ModeText}");

        static Task<Inspection> Found(string summary, params IReadOnlyList<string> diff) => Task.FromResult(Inspection.Of(ChangeKind.File, summary, diff));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        // No copy of a password that stays, and no hash of one that is written: a weak one could be guessed from it.
        var stays = Kept(context) is { } kept && kept.Equals(given() ?? kept);
        return Task.FromResult<IReadOnlyList<UndoRecord>>([stays ? FileUndo.CaptureOwnership(path, context.Machine.Files.Stat(path)!) : FileUndo.Capture(context, path)]);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var password = given() ?? Kept(context) ?? new Secret(RandomNumberGenerator.GetString(Characters, Length));
        context.Masker.Add(password);
        context.Machine.Files.WriteText(path, password.Reveal() + "\n", ownership);
        return Task.CompletedTask;
    }

    private Secret? Kept(StepContext context)
    {
        var kept = Read(context.Machine.Files, path);
        if (kept is not null)
        {
            context.Masker.Add(kept);
        }

        return kept;
    }

    private static StepFailedException Missing() => new(
        "The password of the database role is not known: an administrator has set it, so it cannot be made up here.",
        "Give it: database.password: { file: /root/database.secret }");
}
