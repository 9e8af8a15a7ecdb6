using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Modules.Database.Sql;
using Appliance.Modules.Engine;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

/// <summary>Whose a program of ours is: several trials and a real set-up can be on one machine, all with the same names.</summary>
internal static class PortOwner
{
    private const string EngineUnit = "/appliance-engine.service";

    /// <summary>Whether the listener, by its name of the right kind, is of the very set-up that is looked at.</summary>
    public static bool IsHere(PortNeed need, ListenerFacts listener, CheckContext context) =>
        context.Site.Mode.IsTrial ? TrialProcess(need, context.Machine) == listener.ProcessId : need.Process != PortNeed.Engine || !IsElsewhere(context.Machine, listener.ProcessId);

    private static int? TrialProcess(PortNeed need, IMachine machine) => need.Process == PortNeed.Engine
        ? EngineSteps.Process.Find(machine.Files)?.Id
        : SuperuserAccess.TrialProcess(machine.Files);

    // Its unit is the last part of its control group (cgroups(7), /proc/PID/cgroup). What cannot be told is taken as ours.
    private static bool IsElsewhere(IMachine machine, int? process)
    {
        var groups = process is { } id ? machine.Files.ReadTextOrNull(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cgroup")) : null;
        return !string.IsNullOrWhiteSpace(groups) && !groups.Split('\n').Any(group => group.EndsWith(EngineUnit, StringComparison.Ordinal));
    }
}
