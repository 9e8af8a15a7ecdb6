namespace Appliance.Modules.Database.Remote;

/// <summary>Why a login failed, as far as what is to be done differs.</summary>
internal enum LoginFailure
{
    /// <summary>Wrong password, or no such role: the server does not say which.</summary>
    Password,

    /// <summary>pg_hba.conf has no rule for this client, role and database.</summary>
    NoRule,

    NoDatabase,

    /// <summary>The role may not log in or connect.</summary>
    NotAllowed,

    /// <summary>The server's certificate is not trusted.</summary>
    Certificate,

    Other,
}
