using Appliance.Planning.Questions;

namespace Appliance.Modules.Firewall;

/// <summary>What is asked about the firewall.</summary>
public static class FirewallQuestions
{
    public static readonly Question<bool> Configure = new("firewall.configure", AnswerTypes.Bool)
    {
        Title = "Configure the firewall",
        Help = "Whether the ports that must be reachable are opened here. If not, the summary lists them.",
        Default = _ => true,
        OvirtKey = "OVESETUP_CONFIG/updateFirewall",
        EssentialWhen = _ => true,
    };

    public static readonly Question<FirewallManager> Manager = new("firewall.manager", AnswerTypes.Choice(
        new Option<FirewallManager>(FirewallManager.Auto, "The one that is active here; nftables when none is."),
        new Option<FirewallManager>(FirewallManager.Nftables, "A table of our own; other tables stay as they are."),
        new Option<FirewallManager>(FirewallManager.Firewalld, "Services in the default zone."),
        new Option<FirewallManager>(FirewallManager.Iptables, "Rules in chains of our own."),
        new Option<FirewallManager>(FirewallManager.None, "None; the same as configure: no.")))
    {
        Title = "Firewall manager",
        Help = "What manages the packet filter on this machine.",
        Default = _ => FirewallManager.Auto,
        AskedWhen = draft => draft.Get(Configure),
        AskedWhenNote = "the firewall is configured",
        OvirtKey = "OVESETUP_CONFIG/firewallManager",
        EssentialWhen = _ => true,
    };

    public static IReadOnlyList<Question> All { get; } = [Configure, Manager];
}
