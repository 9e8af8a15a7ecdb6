using Appliance.Machines.Services;
using Appliance.Nodes;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>
/// libvirt running with the files as they are now, and listening for TLS. A restart leaves virtual machines running, and
/// opens the socket, which the unit's addition requires.
/// </summary>
/// <param name="writers">The steps that write those files.</param>
internal sealed class LibvirtStep(string id, string title, IReadOnlyList<string> writers) : Step(id, title)
{
    private readonly LoadedFiles _loaded = new(
        LibvirtPaths.Service,
        [LibvirtPaths.Daemon, LibvirtPaths.Emulator, LibvirtPaths.DropIn, NodePaths.Ca, NodePaths.Certificate, NodePaths.RevocationList]);

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        var service = await services.StateAsync(LibvirtPaths.Service, cancellationToken);
        var socket = await services.StateAsync(LibvirtPaths.TlsSocket, cancellationToken);
        List<string> diff =
        [
            .. service.Enabled ? Array.Empty<string>() : ["+enabled"],
            .. service.Active ? Array.Empty<string>() : ["+running"],
            .. socket.Active ? Array.Empty<string>() : [$"+listening on {LibvirtPorts.Tls}/tcp"],
        ];
        if (service.Active && _loaded.AreNew(context, writers))
        {
            diff.Add("+restarted, its files change; virtual machines go on");
        }

        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Service, $"{(service.Active ? "Restart" : "Start")} {LibvirtPaths.Service}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        return
        [
            FileUndo.Capture(context, _loaded.Path),
            LibvirtUndo.Was(
                await services.StateAsync(LibvirtPaths.Service, cancellationToken),
                await services.StateAsync(LibvirtPaths.TlsSocket, cancellationToken)),
        ];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        var state = await services.RegisterAsync(LibvirtPaths.Service, _loaded.AreNew(context, writers), cancellationToken);
        if (!state.Known)
        {
            throw new StepFailedException($"The service manager does not know {LibvirtPaths.Service}.", "Look whether its package is installed in full (`dpkg --audit`, `rpm -V`), then run the set-up again.");
        }

        try
        {
            await services.RestartAsync(LibvirtPaths.Service, cancellationToken);
        }
        catch (ServiceFailedException e)
        {
            throw new StepFailedException(
                e.Message,
                $"The lines above are from its log (`journalctl -u {LibvirtPaths.Service}`). Look at {LibvirtPaths.Daemon}, {LibvirtPaths.Emulator} and the node's certificate; run the set-up again: it goes on from here.",
                e);
        }

        _loaded.Remember(context.Machine.Files);
    }
}
