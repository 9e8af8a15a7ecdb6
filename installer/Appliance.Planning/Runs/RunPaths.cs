namespace Appliance.Planning.Runs;

/// <summary>Where runs keep their records on a machine.</summary>
public static class RunPaths
{
    public const string State = "/var/lib/appliance";
    public const string Runs = State + "/runs";
    public const string Lock = State + "/lock";
    public const string Logs = "/var/log/appliance";
}
