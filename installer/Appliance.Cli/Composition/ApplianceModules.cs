using System.Net;
using Appliance.Modules.Agent;
using Appliance.Modules.Applied;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Enrolment;
using Appliance.Modules.Firewall;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Modules.Node;
using Appliance.Modules.Nodes;
using Appliance.Modules.Pki;
using Appliance.Modules.Storage;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Planning.Undo;

namespace Appliance.Cli.Composition;

/// <summary>All areas, by what a machine is to be. Each role's are made when they are asked for: most commands need one.</summary>
internal static class ApplianceModules
{
    private static readonly Lazy<ModuleSet> OfEngine = new(() => new(
        new EngineAccountModule(),
        new HostModule(MachineRole.Engine),
        new DatabaseModule(),
        new PkiModule(),
        new NetworkModule(),
        new StorageModule(),
        new EngineModule(),
        new NodesModule(),
        new FirewallModule(),
        new AppliedAnswersModule()));

    private static readonly Lazy<ModuleSet> OfNode = new(() => new(
        new NodeModule(),
        new EnrolmentModule(),
        new HostModule(MachineRole.Node),
        new NetworkModule(context => EngineOf(context.Site)),
        new VirtualizationModule(),
        new FirewallModule(),
        new AgentModule(Programs.Self()),
        new AppliedAnswersModule()));

    public static ModuleSet Engine => OfEngine.Value;

    public static ModuleSet Node => OfNode.Value;

    /// <summary>Undo needs no answers, so it need not know what the machine was to be.</summary>
    public static IReadOnlyList<IUndoAction> UndoActions =>
    [
        .. Appliance.Planning.Undo.UndoActions.Generic,
        .. Engine.All.Concat(Node.All).SelectMany(module => module.UndoActions).DistinctBy(action => action.Kind),
    ];

    /// <summary>Every check there is, for the reference.</summary>
    public static IReadOnlyList<ICheck> Checks => [.. Engine.Checks.Concat(Node.Checks).DistinctBy(check => check.Id)];

    public static ModuleSet For(MachineRole role) => role == MachineRole.Engine ? Engine : Node;

    // By its name, else by the addresses that were given beside it: for nodes whose DNS does not know the name.
    private static IReadOnlyList<DnsEndPoint> EngineOf(Site site)
    {
        var engine = site.Get(NodeQuestions.Engine);
        return [new DnsEndPoint(engine.Host, engine.Port), .. site.Get(NodeQuestions.EngineAddresses).Select(address => new DnsEndPoint(address.ToString(), engine.Port))];
    }
}
