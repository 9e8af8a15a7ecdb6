using Appliance.Modules.Firewall.Checks;
using Appliance.Modules.Firewall.Firewalld;
using Appliance.Modules.Firewall.Iptables;
using Appliance.Modules.Firewall.Nftables;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall;

/// <summary>Lets in what must be reachable, through whatever manages the packet filter here.</summary>
public sealed class FirewallModule : IModule
{
    public string Name => "firewall";

    public IReadOnlyList<Question> Questions => FirewallQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = [new OneFirewallCheck(), new UfwCheck(), new ForeignFiltersCheck(), new ShutListenersCheck(), new FirewalldStartCheck()];

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new NftablesUndo(), new IptablesUndo(), new FirewalldUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => FirewallSteps.Of(FirewallSettings.From(context), context.Machine.Packages);

    public IReadOnlyList<IProof> Proofs(Site site) =>
        site.Mode.IsTrial || site.Find(FirewallQuestions.Manager) is FirewallManager.None || !site.Get(FirewallQuestions.Configure) ? [] : [new FirewallProof()];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = FirewallSettings.From(context);
        var ports = string.Join(", ", settings.Openings);
        return settings switch
        {
            { Manager: FirewallManager.None } => [("Ports to open by hand", ports)],
            { IsTrial: true } => [],
            _ => [("Open ports", $"{ports} ({FirewallSettings.Word(settings.Manager)})")],
        };
    }
}
