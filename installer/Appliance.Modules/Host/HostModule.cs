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
public sealed class HostModule(INameResolver resolver, IDiskSpace disks, IReachability reachability) : IModule
{
    /// <summary>With the resolver, disks and network of this machine.</summary>
    public HostModule()
        : this(new SystemNameResolver(), new SystemDiskSpace(), new SystemReachability())
    {
    }

    public string Name => "host";

    public IReadOnlyList<Question> Questions => HostQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = HostChecks.All(resolver, disks, reachability);

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new HostNameUndo(), new TimeDaemonUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => HostSteps.Of(HostSettings.From(context.Site), context.Facts.OperatingSystem);

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial ? [] : [new HostNameProof(resolver), new ClockProof()];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = HostSettings.From(context.Site);
        return settings.TimeServers.Count > 0 && !settings.IsTrial ? [("Time servers", string.Join(", ", settings.TimeServers))] : [];
    }
}
