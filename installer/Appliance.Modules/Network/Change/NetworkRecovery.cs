using Appliance.Machines;

namespace Appliance.Modules.Network.Change;

/// <summary>What the guard runs: takes the change back that is under way, if there is one.</summary>
public static class NetworkRecovery
{
    /// <param name="atBoot">Nothing has read the network's files yet, so they are all that needs to be put back.</param>
    /// <returns>What was done, for people.</returns>
    public static async Task<string> RunAsync(IMachine machine, TimeProvider time, bool atBoot, CancellationToken cancellationToken)
    {
        using var held = await ChangeLock.TakeAsync(machine.Files, time, cancellationToken);
        var guard = new NetworkGuard(machine, "");
        if (Read(machine, guard) is not { } baseline)
        {
            PendingChange.Forget(machine.Files);
            guard.DisarmBoot();
            return "No change of the network is under way.";
        }

        var revert = new NetworkRevert(machine, time);
        if (atBoot)
        {
            revert.RestoreFiles(baseline);
        }
        else
        {
            await revert.RevertAsync(baseline, cancellationToken);
        }

        PendingChange.Forget(machine.Files);
        guard.DisarmBoot();
        return "The network is as it was before the change.";
    }

    private static NetworkBaseline? Read(IMachine machine, NetworkGuard guard)
    {
        try
        {
            return PendingChange.Read(machine.Files);
        }
        catch (InvalidDataException e)
        {
            var place = PendingChange.PutAside(machine.Files);
            guard.DisarmBoot();
            throw new InvalidDataException($"{e.Message} The change of the network that it tells of cannot be taken back; the file is now {place}. Look at the network yourself.", e);
        }
    }
}
