using Appliance.Machines.Commands;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Host.Steps;

/// <summary>Gives the running system its name; <c>/etc/hostname</c> gives it at the next start.</summary>
internal sealed class HostNameStep(string id, string title, string name) : Step(id, title)
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var now = KernelHostName.Read(context.Machine.Files);
        return Task.FromResult(now == name
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Command, $"Name this machine {name}", $"-host name {now}", $"+host name {name}"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([HostNameUndo.Was(KernelHostName.Read(context.Machine.Files))]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await KernelHostName.SetAsync(context.Machine.Commands, name, cancellationToken);
        }
        catch (CommandFailedException e)
        {
            throw new StepFailedException(
                $"The host name could not be set. {e.Message}",
                "In a container only its host may do that: name the container there, or answer host.setName with no. Then run the command again.",
                e);
        }
    }
}
