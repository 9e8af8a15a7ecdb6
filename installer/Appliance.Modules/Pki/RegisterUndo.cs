using System.Text;
using System.Text.Json.Nodes;
using Appliance.Machines.Files;
using Appliance.Pki.Inventory;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>
/// Takes back what a run entered in the register. The running engine signs and revokes for the same CA: what it wrote in between
/// stays, or a certificate that is out there could not be revoked any more. A register that the run began goes as a whole, and
/// its CA with it.
/// </summary>
internal sealed class RegisterUndo : IUndoAction
{
    private const string ActionKind = "certificate-register";

    public string Kind => ActionKind;

    /// <param name="subject">Of what is about to be signed, in the index's form; null when nothing is.</param>
    public static UndoRecord Capture(StepContext context, string? subject) => new(ActionKind, new JsonObject
    {
        ["subject"] = subject,
        ["index"] = Keep(context, PkiLayout.Index),
        ["serial"] = Keep(context, PkiLayout.Serial),
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        if (context.Machine.Files.Stat(PkiSettings.Root) is not { Kind: FileKind.Directory })
        {
            return;
        }

        var register = new CertificateRegister(context.Machine.Files);
        using var held = await register.LockAsync(TimeProvider.System, cancellationToken);
        if (register.GoBack(Original(context, data, "index"), Original(context, data, "serial"), data["subject"]?.GetValue<string>()))
        {
            context.Say($"{PkiFolder.PathOf(PkiLayout.Index)} keeps the certificates that the engine signed or revoked since.");
        }
    }

    private static string? Keep(StepContext context, string name) =>
        context.Machine.Files.Stat(PkiFolder.PathOf(name)) is { Kind: FileKind.File } ? context.Folder.Keep(PkiFolder.PathOf(name)) : null;

    private static string? Original(UndoContext context, JsonObject data, string name) =>
        data[name] is null ? null : Encoding.UTF8.GetString(context.Run.Original(data.Text(name)));
}
