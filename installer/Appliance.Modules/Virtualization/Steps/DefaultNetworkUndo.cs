using System.Text.Json.Nodes;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Wakes libvirt's own network again.</summary>
internal sealed class DefaultNetworkUndo : IUndoAction
{
    private const string ActionKind = "libvirt-default-network";

    public string Kind => ActionKind;

    public static UndoRecord Was(bool isActive, bool startsAtBoot) =>
        new(ActionKind, new JsonObject { ["active"] = isActive, ["startsAtBoot"] = startsAtBoot });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (!Virsh.IsHere(machine))
        {
            // Undone before, and libvirt went after it; or somebody took it away, and its networks with it.
            return;
        }

        if (await Virsh.NetworkAsync(machine, DefaultNetworkStep.Network, cancellationToken) is not { } now)
        {
            context.Say($"libvirt's network {DefaultNetworkStep.Network} is not as before: libvirt does not answer, or has none of that name.");
            return;
        }

        if (data.Flag("startsAtBoot") && !now.StartsAtBoot)
        {
            await RunAsync("net-autostart", DefaultNetworkStep.Network);
        }

        if (data.Flag("active") && !now.IsActive)
        {
            await RunAsync("net-start", DefaultNetworkStep.Network);
        }

        async Task RunAsync(params string[] arguments)
        {
            if ((await machine.Commands.RunAsync(Virsh.Of(arguments), cancellationToken)) is { Succeeded: false } result)
            {
                context.Say($"libvirt's network {DefaultNetworkStep.Network} is not as before: {result.Tail(1).FirstOrDefault()}");
            }
        }
    }
}
