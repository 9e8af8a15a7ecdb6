using Appliance.Contracts.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Engine;

/// <summary>What is asked about the engine itself.</summary>
public static class EngineQuestions
{
    public static readonly Question<EngineProduct> Product = new("engine.product", AnswerTypes.Choice(
        new Option<EngineProduct>(EngineProduct.BuiltIn, "The appliance's own compact engine."),
        new Option<EngineProduct>(EngineProduct.Ovirt, "oVirt, from its packages.")))
    {
        Title = "Engine product",
        Help = "Which engine is installed.",
        Default = _ => EngineProduct.BuiltIn,
        Validate = (value, _) => value == EngineProduct.BuiltIn ? null : "This version installs the built-in engine only; leave the answer out, or give built-in.",
    };

    public static readonly Question<EngineDeployment> Deployment = new("engine.deployment", AnswerTypes.Choice(
        new Option<EngineDeployment>(EngineDeployment.Standalone, "On this machine."),
        new Option<EngineDeployment>(EngineDeployment.SelfHosted, "In a virtual machine on the hosts that it manages.")))
    {
        Title = "Deployment",
        Help = "Where the engine runs.",
        Default = _ => EngineDeployment.Standalone,
        Validate = (value, _) => value == EngineDeployment.Standalone ? null : "This version installs a standalone engine only; leave the answer out, or give standalone.",
    };

    public static readonly Question<string> Fqdn = new("engine.fqdn", AnswerTypes.Fqdn)
    {
        Title = "Engine FQDN",
        Help = "The full host name that browsers, nodes and certificates use for the engine. It must lead to this machine, and it is hard to change later.",
        Default = draft => draft.Facts?.Fqdn,
        DefaultNote = "this machine's full host name",
        OvirtKey = "OVESETUP_CONFIG/fqdn",
        Example = "engine.test.org",
    };

    public static readonly Question<IReadOnlyList<string>> AlternateNames = new("engine.alternateNames", AnswerTypes.List(AnswerTypes.HostNameOrAddress, unique: new UniqueBy<string>("", name => name)))
    {
        Title = "Alternate names",
        Help = "More names and addresses the engine may be reached by. They go into the web certificate, and logging in through them works.",
        Default = _ => [],
        Example = "[manager.test.org, 10.0.200.93]",
    };

    public static readonly Question<SecretReference> AdminPassword = new("engine.adminPassword", AnswerTypes.Secret)
    {
        Title = "Administrator password",
        Help = "The password of admin@internal, at least 8 characters. Give it by reference: a file that only root can read, an environment variable, or a prompt.",
        OvirtKey = "OVESETUP_CONFIG/adminPassword",
        Example = "{ file: /root/admin.secret }",
        SecretProblem = secret => secret.Reveal().Length < AdminPasswordCheck.Shortest ? $"The password has fewer than {AdminPasswordCheck.Shortest} characters." : null,
    };

    public static readonly Question<ApplicationMode> Mode = new("engine.applicationMode", AnswerTypes.Choice(
        new Option<ApplicationMode>(ApplicationMode.Virt, "Virtual machines."),
        new Option<ApplicationMode>(ApplicationMode.Gluster, "Gluster storage."),
        new Option<ApplicationMode>(ApplicationMode.Both, "Both.")))
    {
        Title = "Application mode",
        Help = "What the engine manages.",
        Default = _ => ApplicationMode.Both,
        OvirtKey = "OVESETUP_CONFIG/applicationMode",
        EssentialWhen = _ => true,
    };

    public static readonly Question<int> HttpPort = new("engine.httpPort", AnswerTypes.Port)
    {
        Title = "HTTP port",
        Help = "The port that answers health checks and sends browsers on to HTTPS.",
        Default = _ => 80,
        Example = "80",
    };

    public static readonly Question<int> HttpsPort = new("engine.httpsPort", AnswerTypes.Port)
    {
        Title = "HTTPS port",
        Help = "The port of the web pages and the API.",
        Default = _ => 443,
        Example = "443",
        Validate = (port, draft) => port == draft.Get(HttpPort) ? "The HTTPS port cannot be the HTTP port too; give another one" : null,
    };

    public static readonly Question<int> NodePort = new("engine.nodePort", AnswerTypes.Port)
    {
        Title = "Node port",
        Help = "The port at which nodes join and report. Nodes alone speak there, with certificates of the site's own CA.",
        Default = _ => NodeApi.DefaultPort,
        Example = "7443",
        Validate = (port, draft) => port == draft.Get(HttpPort) || port == draft.Get(HttpsPort) ? "The node port cannot be the HTTP or HTTPS port too; give another one" : null,
    };

    public static IReadOnlyList<Question> All { get; } = [Product, Deployment, Fqdn, AlternateNames, AdminPassword, Mode, HttpPort, HttpsPort, NodePort];
}
