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
        context.AtEnd("reload-units", services.ReloadUnitsAsync);
        if (!data.Flag("tls"))
        {
            // Takes the service along, which cannot be without it as long as our addition is there. Whoever asks libvirt something
            // until that is gone wakes both again.
            await ShutAsync(cancellationToken);
            context.AtEnd("stop:" + LibvirtPaths.TlsSocket, ShutAsync);
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

        async Task ShutAsync(CancellationToken token)
        {
            if ((await services.StateAsync(LibvirtPaths.TlsSocket, token)).Active)
            {
                await services.StopAsync(LibvirtPaths.TlsSocket, token);
            }
        }
    }
}
