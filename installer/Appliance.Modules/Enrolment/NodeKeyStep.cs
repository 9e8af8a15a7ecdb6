using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Pki.Keys;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Enrolment;

/// <summary>The node's key: made once, on this machine, before anybody is asked to sign for it.</summary>
internal sealed class NodeKeyStep(KeyKind kind) : Step("enrolment.key", "Make this node's key")
{
    // libvirt and QEMU refuse a certificate whose key usage lacks key encipherment, which only RSA keys may have (RFC 8813).
    public const KeyKind Usual = KeyKind.Rsa2048;

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        if (files.Stat(NodePaths.Key) is not { } now)
        {
            return Task.FromResult(Inspection.Of(ChangeKind.Certificate, $"Make the key {NodePaths.Key}", $"+{NodePaths.Key} ({kind.Name()}, mode {Ownership.Private().ModeText})"));
        }

        using var key = new NodeFiles(files).Key();
        if (key is null)
        {
            throw new StepFailedException(
                $"{NodePaths.Key} is there and holds no key that can be used.",
                $"Put it back from a copy. If there is none: `appliance node leave`, move {NodePaths.Key} away if it is still there, and join again.");
        }

        return Task.FromResult(now.Mode == Ownership.Private().Mode
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Certificate, $"Set the mode of {NodePaths.Key}", $"-mode {new Ownership(now.Mode).ModeText}", $"+mode {Ownership.Private().ModeText}"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([context.Machine.Files.Stat(NodePaths.Key) is { } now ? FileUndo.CaptureOwnership(NodePaths.Key, now) : FileUndo.Capture(context, NodePaths.Key)]);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        if (files.Exists(NodePaths.Key))
        {
            files.SetOwnership(NodePaths.Key, Ownership.Private());
            return Task.CompletedTask;
        }

        using var key = KeyPair.Create(kind);
        files.WriteText(NodePaths.Key, key.ExportPrivateKeyPem(), Ownership.Private());
        return Task.CompletedTask;
    }
}
