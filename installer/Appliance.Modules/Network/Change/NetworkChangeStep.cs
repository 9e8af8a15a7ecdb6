using System.Net;
using System.Text;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Network;
using Appliance.Modules.Network.Backends;
using Appliance.Nodes;
using Appliance.Planning.Diffs;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// Makes the machine's network as planned, at once and under guard: unless the engine is reached through the new network
/// in time, the old one comes back.
/// </summary>
/// <param name="engine">Ways to it; none where no engine is known: then the planned state alone must be reached.</param>
internal sealed class NetworkChangeStep(NetworkTarget target, IReadOnlyList<DnsEndPoint> engine, ChangePorts ports) : Step("network.change", "Make the networks")
{
    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var diff = new List<string>();
        foreach (var file in Changed(context))
        {
            var before = files.Stat(file.Path) is null ? null : Encoding.UTF8.GetString(files.Read(file.Path));
            diff.AddRange(file.Content is null ? [$"-{file.Path} (kept for undoing)"] : UnifiedDiff.Of(file.Path, before, file.Content));
        }

        diff.AddRange(PlannedState.Differences(target.Devices, await NetworkState.ReadAsync(context.Machine.Commands, cancellationToken)));
        if (diff.Count == 0 && PendingChange.Read(files) is not null)
        {
            diff.Add("+the engine is reached, so the network stays");
        }

        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Network, $"Change the network ({target.Backend.Name})", diff);
    }

    // A change that is under way already began from what its own record says, not from what is there now.
    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        [NetworkUndo.Capture(context, PendingChange.Read(context.Machine.Files) ?? await target.BaselineAsync(context, cancellationToken))];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var guard = new NetworkGuard(context.Machine, context.Machine.Files.Exists(NodePaths.Program) ? NodePaths.Program : ports.Program);
        NetworkBaseline baseline;
        try
        {
            baseline = await BeginAsync(context, guard, cancellationToken);
        }
        catch (StepFailedException e) when (PendingChange.Read(context.Machine.Files) is not null)
        {
            // The guard of the earlier attempt was let go of for the new one: nobody else would go back.
            await TakeBackAsync(context, guard);
            throw new StepFailedException($"{e.Message} The change that was under way is taken back.", e.Remedy, e);
        }

        var start = context.Time.GetTimestamp();
        string? problem;
        try
        {
            var complaint = await ChangeAsync(context, baseline, cancellationToken);
            problem = await WaitAsync(context, start, cancellationToken);
            problem = problem is null || complaint is null ? problem : $"{problem}; {target.Backend.Name} says: {complaint}";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await TakeBackAsync(context, guard);
            throw new StepFailedException(
                $"The network could not be changed and is as it was: {e.Message}",
                "Mend the cause and run this again.",
                e);
        }

        if (problem is null && await ConfirmAsync(context, guard, cancellationToken))
        {
            return;
        }

        await TakeBackAsync(context, guard);
        throw new StepFailedException(
            $"With the new network {problem ?? "the engine was reached too late"}. The old network is back{Old(baseline)}. What was tried: {Tried()}.",
            "Mend network.management (address, gateway, interface, VLAN tag), or see to it that the engine can be reached, then run this again.");
    }

    private async Task<NetworkBaseline> BeginAsync(StepContext context, NetworkGuard guard, CancellationToken cancellationToken)
    {
        using var held = await ChangeLock.TakeAsync(context.Machine.Files, context.Time, cancellationToken);
        var pending = PendingChange.Read(context.Machine.Files);
        var baseline = pending ?? await target.BaselineAsync(context, cancellationToken);
        // The guards first: without a change under way they find nothing to do.
        guard.ArmBoot(context);
        try
        {
            await guard.ArmTimerAsync(ports.Times.Guard, cancellationToken);
        }
        catch (StepFailedException) when (pending is null)
        {
            guard.DisarmBoot();
            throw;
        }

        if (pending is null)
        {
            PendingChange.Write(context.Machine.Files, baseline);
        }

        return baseline;
    }

    private async Task<string?> ChangeAsync(StepContext context, NetworkBaseline baseline, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var changed = Changed(context).ToList();
        await target.Backend.LetGoAsync(context.Machine, [.. baseline.Links.Select(link => link.Name)], cancellationToken);
        foreach (var file in changed)
        {
            if (file.Content is null)
            {
                files.DeleteFile(file.Path);
                continue;
            }

            files.CreateDirectories(Path.GetDirectoryName(file.Path)!, Ownership.PublicExecutable);
            files.WriteText(file.Path, file.Content, file.Ownership);
        }

        var state = await NetworkState.ReadAsync(context.Machine.Commands, cancellationToken);
        foreach (var name in DeviceShape.Misshapen(target.Devices.Select(device => (device.Name, DeviceShape.Of(device))), state))
        {
            await context.Machine.Commands.RunAsync(Command.Of("ip", "link", "delete", name), cancellationToken);
        }

        return await target.Backend.TakeUpAsync(context.Machine, target.Devices, cancellationToken);
    }

    /// <returns>What is not as it should be when time is up; null when all is.</returns>
    private async Task<string?> WaitAsync(StepContext context, long start, CancellationToken cancellationToken)
    {
        while (true)
        {
            var problem = await ProblemAsync(context, cancellationToken);
            if (problem is null || context.Time.GetElapsedTime(start) >= ports.Times.Patience)
            {
                return problem;
            }

            await Task.Delay(ports.Times.Interval, context.Time, cancellationToken);
        }
    }

    private async Task<string?> ProblemAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await NetworkState.ReadAsync(context.Machine.Commands, cancellationToken);
        return PlannedState.Differences(target.Devices, state) is { Count: > 0 } differences ? $"something is not as planned ({string.Join(", ", differences)})"
            : await UnreachedAsync(cancellationToken) is { } why ? $"the engine at {engine[0].Host}:{engine[0].Port} is not reached ({why})"
            : null;
    }

    /// <returns>Why the first way does not lead there; null when one does.</returns>
    private async Task<string?> UnreachedAsync(CancellationToken cancellationToken)
    {
        string? first = null;
        foreach (var way in engine)
        {
            if (await ports.Reach.ProblemAsync(way, cancellationToken) is not { } why)
            {
                return null;
            }

            first ??= why;
        }

        return first;
    }

    // The guard may have been quicker.
    private static async Task<bool> ConfirmAsync(StepContext context, NetworkGuard guard, CancellationToken cancellationToken)
    {
        using (await ChangeLock.TakeAsync(context.Machine.Files, context.Time, cancellationToken))
        {
            if (PendingChange.Read(context.Machine.Files) is null)
            {
                return false;
            }

            PendingChange.Forget(context.Machine.Files);
            guard.DisarmBoot();
        }

        await guard.StopTimerAsync(cancellationToken);
        return true;
    }

    // Whoever asked to stop meant the change, not the way back.
    private static async Task TakeBackAsync(StepContext context, NetworkGuard guard)
    {
        context.Say("Taking the change of the network back.");
        await NetworkRecovery.RunAsync(context.Machine, context.Time, atBoot: false, CancellationToken.None);
        await guard.StopTimerAsync(CancellationToken.None);
    }

    private IEnumerable<NetworkFile> Changed(StepContext context)
    {
        var files = context.Machine.Files;
        return target.Files(context).Where(file => file.Content is null
            ? files.Stat(file.Path) is not null
            : files.ReadTextOrNull(file.Path) != file.Content || files.Stat(file.Path)?.Mode != file.Ownership.Mode);
    }

    private static string Old(NetworkBaseline baseline) => baseline.Addresses.ToList() is { Count: > 0 } addresses ? $" and {string.Join(", ", addresses)} answers again" : "";

    private string Tried() => string.Join(", ", target.Devices.Where(device => device.Address is not null || device.Dhcp)
        .Select(device => $"{device.Address ?? "DHCP"} on {device.Name}{(device.Gateway is { } gateway ? $" with the gateway {gateway}" : "")}"));
}
