using System.Text.Json.Nodes;
using Appliance.Machines.Services;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Shuts the socket for TLS that was opened, and lets libvirt run, or not, with its old files.</summary>
internal sealed class LibvirtUndo : IUndoAction
{
    private const string ActionKind = "libvirt";

    public string Kind => ActionKind;

    public static UndoRecord Was(ServiceState service, ServiceState socket) => new(ActionKind, new JsonObject
    {
        ["enabled"] = service.Enabled,
        ["active"] = service.Active,
        ["tls"] = socket.Active,
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        var socket = await services.StateAsync(LibvirtPaths.TlsSocket, cancellationToken);
        if (socket is { Known: true, Active: true } && !data.Flag("tls"))
        {
            // Takes the service along, which cannot be without it as long as our addition is there.
            await services.StopAsync(LibvirtPaths.TlsSocket, cancellationToken);
        }

        var service = await services.StateAsync(LibvirtPaths.Service, cancellationToken);
        if (service is { Known: true, Active: true } && !data.Flag("active"))
        {
            await services.StopAsync(LibvirtPaths.Service, cancellationToken);
        }

        if (service is { Known: true, Enabled: true } && !data.Flag("enabled"))
        {
            await services.DisableAsync(LibvirtPaths.Service, cancellationToken);
        }

        context.AtEnd("reload-units", services.ReloadUnitsAsync);
        if (!data.Flag("tls"))
        {
            // Whoever asked libvirt something since has woken it, with the socket that our addition required until now.
            context.AtEnd("stop:" + LibvirtPaths.TlsSocket, async token =>
            {
                if ((await services.StateAsync(LibvirtPaths.TlsSocket, token)).Active)
                {
                    await services.StopAsync(LibvirtPaths.TlsSocket, token);
                }
            });
        }

        if (data.Flag("active"))
        {
            context.AtEnd("restart:" + LibvirtPaths.Service, async token =>
            {
                if ((await services.StateAsync(LibvirtPaths.Service, token)).Known)
                {
                    await services.RestartAsync(LibvirtPaths.Service, token);
                }
            });
        }
    }
}
