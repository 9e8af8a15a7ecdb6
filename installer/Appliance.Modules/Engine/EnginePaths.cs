namespace Appliance.Modules.Engine;

/// <summary>Where the engine's parts lie on a machine, and whom they belong to.</summary>
public static class EnginePaths
{
    /// <summary>The system user the engine runs as.</summary>
    public const string Account = "appliance";

    /// <summary>Configuration.</summary>
    public const string Folder = "/etc/appliance";

    /// <summary>Secrets, each readable by its one consumer.</summary>
    public const string Secrets = Folder + "/secrets";

    /// <summary>The password of the engine's database role.</summary>
    public const string DatabasePassword = Secrets + "/database.password";

    public const string Configuration = Folder + "/engine.json";

    /// <summary>The CA of a remote database, where the engine can read it.</summary>
    public const string DatabaseCa = Folder + "/database-ca.pem";

    /// <summary>Programs that are not for people to start.</summary>
    public const string Programs = "/usr/lib/appliance";

    public const string Program = Programs + "/appliance-engine";

    public const string Tool = Programs + "/appliance";

    /// <summary>What people type.</summary>
    public const string ToolLink = "/usr/bin/appliance";

    public const string Home = "/var/lib/appliance";

    public const string Data = Home + "/engine";

    public const string Unit = "appliance-engine.service";

    public const string UnitFile = "/etc/systemd/system/" + Unit;
}
