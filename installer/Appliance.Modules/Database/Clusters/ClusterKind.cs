namespace Appliance.Modules.Database.Clusters;

/// <summary>Who laid the cluster out.</summary>
internal enum ClusterKind
{
    /// <summary>Debian and Ubuntu: postgresql-common(7), several clusters side by side.</summary>
    Debian,

    /// <summary>Enterprise Linux and Fedora: one cluster under /var/lib/pgsql.</summary>
    EnterpriseLinux,

    /// <summary>A private one below the prefix of a trial.</summary>
    Trial,
}
