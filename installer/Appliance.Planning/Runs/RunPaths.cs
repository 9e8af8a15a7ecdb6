namespace Appliance.Planning.Runs;

/// <summary>Where runs keep their records on a machine.</summary>
public static class RunPaths
{
    public const string State = "/var/lib/appliance";
    public const string Runs = State + "/runs";

    /// <summary>Below /run, which is empty after a boot: a preview that is then declined leaves nothing on disk.</summary>
    public const string Lock = "/run/appliance/lock";

    public const string Logs = "/var/log/appliance";
}
