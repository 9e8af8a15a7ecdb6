using Appliance.Modules.Host.Ports;
using Appliance.Modules.Host.Proofs;
using Appliance.Modules.Host.Steps;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Host;

/// <summary>This machine itself: its name, the hosts it knows, its clock, and whether it is fit to be set up.</summary>
/// <param name="role">What the machine is to be: the checks and proofs are of that role.</param>
public sealed class HostModule(INameResolver resolver, IDiskSpace disks, IReachability reachability, MachineRole role = MachineRole.Engine) : IModule
{
    /// <summary>With the resolver, disks and network of this machine.</summary>
    public HostModule(MachineRole role)
        : this(new SystemNameResolver(), new SystemDiskSpace(), new SystemReachability(), role)
    {
    }

    public string Name => "host";

    public IReadOnlyList<Question> Questions => HostQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = role == MachineRole.Node
        ? HostChecks.Node(disks, reachability)
        : HostChecks.Engine(resolver, disks, reachability);

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new HostNameUndo(), new TimeDaemonUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => HostSteps.Of(HostSettings.From(context.Site), context.Facts.OperatingSystem);

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial ? [] : [role == MachineRole.Node ? new NodeNameProof() : new HostNameProof(resolver), new ClockProof()];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = HostSettings.From(context.Site);
        return settings.TimeServers.Count > 0 && !settings.IsTrial ? [("Time servers", string.Join(", ", settings.TimeServers))] : [];
    }
}
