namespace Appliance.Modules.Database;

public enum DatabaseLocation
{
    Local,
    Remote,
}

public enum DatabaseProvisioning
{
    Automatic,
    Manual,
}

/// <summary>As libpq's sslmode of the same names.</summary>
public enum DatabaseTls
{
    Disable,
    Require,
    VerifyCa,
    VerifyFull,
}
