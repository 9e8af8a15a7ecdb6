namespace Appliance.Contracts.Nodes;

/// <summary>The states of a host, in the words of oVirt's API (HostStatus).</summary>
public static class NodeStatus
{
    /// <summary>The site names it, and it has not joined.</summary>
    public const string Unassigned = "unassigned";

    /// <summary>It asks to join, and a person has to approve it.</summary>
    public const string PendingApproval = "pending_approval";

    /// <summary>It has a certificate and is being set up.</summary>
    public const string Installing = "installing";

    public const string InstallFailed = "install_failed";

    public const string Up = "up";

    /// <summary>It was up and is no longer heard of.</summary>
    public const string NonResponsive = "non_responsive";

    /// <summary>It is heard of, but something it needs does not work.</summary>
    public const string NonOperational = "non_operational";

    public const string Maintenance = "maintenance";
}
