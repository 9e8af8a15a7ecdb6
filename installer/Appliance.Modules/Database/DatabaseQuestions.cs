using System.Net;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Database;

/// <summary>What is asked about the engine's database.</summary>
public static class DatabaseQuestions
{
    // What PostgreSQL takes without quoting; everything else invites mistakes in other tools.
    private const string NameCharacters = "a-z0-9_";
    private const string FirstCharacters = "a-z_";

    public static readonly Question<DatabaseLocation> Location = new("database.location", AnswerTypes.Choice(
        new Option<DatabaseLocation>(DatabaseLocation.Local, "On this machine."),
        new Option<DatabaseLocation>(DatabaseLocation.Remote, "On another server that exists.")))
    {
        Title = "Database location",
        Help = "Where the engine's PostgreSQL runs.",
        Default = _ => DatabaseLocation.Local,
        OvirtKey = "OVESETUP_PROVISIONING/postgresLocation",
        EssentialWhen = _ => true,
    };

    public static readonly Question<DatabaseProvisioning> Provisioning = new("database.provisioning", AnswerTypes.Choice(
        new Option<DatabaseProvisioning>(DatabaseProvisioning.Automatic, "PostgreSQL is installed and set up, role and database are made."),
        new Option<DatabaseProvisioning>(DatabaseProvisioning.Manual, "An administrator has made role and database; they are only checked.")))
    {
        Title = "Provisioning",
        Help = "Who makes the role and the database.",
        Default = _ => DatabaseProvisioning.Automatic,
        AskedWhen = IsLocal,
        AskedWhenNote = "the database is local",
        OvirtKey = "OVESETUP_PROVISIONING/postgresProvisioningEnabled",
        EssentialWhen = _ => true,
    };

    public static readonly Question<string> Host = new("database.host", AnswerTypes.HostNameOrAddress)
    {
        Title = "Database host",
        Help = "Name or address of the database server.",
        AskedWhen = draft => !IsLocal(draft),
        AskedWhenNote = "the database is remote",
        OvirtKey = "OVESETUP_DB/host",
        Example = "db.test.org",
    };

    public static readonly Question<int> Port = new("database.port", AnswerTypes.Port)
    {
        Title = "Database port",
        Help = "The port PostgreSQL listens on.",
        Default = _ => 5432,
        OvirtKey = "OVESETUP_DB/port",
        Example = "5432",
        EssentialWhen = draft => !IsLocal(draft),
    };

    public static readonly Question<string> Name = new("database.name", AnswerTypes.Text("a database name", 63, NameCharacters, FirstCharacters, "engine"))
    {
        Title = "Database name",
        Help = "The engine's database.",
        Default = _ => "engine",
        OvirtKey = "OVESETUP_DB/database",
        Validate = (name, _) => name is "postgres" or "template0" or "template1" ? $"The database {name} is PostgreSQL's own; give the engine one of its own" : null,
        EssentialWhen = draft => !IsLocal(draft),
    };

    public static readonly Question<string> User = new("database.user", AnswerTypes.Text("a role name", 63, NameCharacters, FirstCharacters, "engine"))
    {
        Title = "Database user",
        Help = "The role the engine logs in as. It owns its database and nothing else.",
        Default = _ => "engine",
        OvirtKey = "OVESETUP_DB/user",
        Validate = (user, _) => user is "postgres" or "public" or "none" || user.StartsWith("pg_", StringComparison.Ordinal) ? $"The name {user} is PostgreSQL's own; give the engine a role of its own" : null,
        EssentialWhen = draft => !IsLocal(draft),
    };

    public static readonly Question<SecretReference> Password = new("database.password", AnswerTypes.Secret)
    {
        Title = "Database password",
        Help = "The role's password. On a local database it is generated when it is not given.",
        Optional = true,
        OvirtKey = "OVESETUP_DB/password",
        Example = "{ file: /root/database.secret }",
        EssentialWhen = draft => !IsLocal(draft),
    };

    public static readonly Question<DatabaseTls> Tls = new("database.tls", AnswerTypes.Choice(
        new Option<DatabaseTls>(DatabaseTls.Disable, "No TLS."),
        new Option<DatabaseTls>(DatabaseTls.Require, "TLS; the server's certificate is not checked."),
        new Option<DatabaseTls>(DatabaseTls.VerifyCa, "TLS; the certificate must be from a known CA."),
        new Option<DatabaseTls>(DatabaseTls.VerifyFull, "TLS; the certificate must be from a known CA and carry the host's name.")))
    {
        Title = "Database TLS",
        Help = "How the connection to a remote server is protected.",
        Default = _ => DatabaseTls.VerifyFull,
        AskedWhen = draft => !IsLocal(draft),
        AskedWhenNote = "the database is remote",
        OvirtKey = "OVESETUP_DB/secured",
        EssentialWhen = draft => !IsLocal(draft),
    };

    public static readonly Question<string> CaFile = new("database.caFile", AnswerTypes.AbsolutePath)
    {
        Title = "Database CA",
        Help = "PEM file with the CA of the database server's certificate; the system's CAs count when it is not given.",
        Optional = true,
        AskedWhen = draft => !IsLocal(draft) && draft.Get(Tls) is DatabaseTls.VerifyCa or DatabaseTls.VerifyFull,
        AskedWhenNote = "the database is remote and its certificate is checked",
        Example = "/etc/ssl/certs/database-ca.pem",
    };

    public static readonly Question<IReadOnlyList<IPNetwork>> AllowFrom = new("database.allowFrom", AnswerTypes.List(AnswerTypes.Cidr))
    {
        Title = "Database access from",
        Help = "Networks that may reach the local database, besides this machine itself. Empty means loopback alone.",
        Default = _ => [],
        AskedWhen = IsLocal,
        AskedWhenNote = "the database is local",
        Example = "[10.0.200.0/24]",
    };

    public static readonly Question<string> Locale = new("database.locale", AnswerTypes.Text("a locale name", 64, "A-Za-z0-9_.@-", example: "C.UTF-8"))
    {
        Title = "Database locale",
        Help = "Collation and character types of the database. C.UTF-8 is on every machine and never changes its sort order with an update.",
        Default = _ => "C.UTF-8",
        AskedWhen = IsLocal,
        AskedWhenNote = "the database is local",
    };

    public static IReadOnlyList<Question> All { get; } = [Location, Provisioning, Host, Port, Name, User, Password, Tls, CaFile, AllowFrom, Locale];

    private static bool IsLocal(SiteDraft draft) => draft.Get(Location) == DatabaseLocation.Local;
}
