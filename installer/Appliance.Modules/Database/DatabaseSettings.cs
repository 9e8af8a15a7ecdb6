using System.Net;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Database;

/// <summary>What the site says about the engine's database.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Where the engine's password for the database is kept.</summary>
    public const string PasswordFile = "/etc/appliance/secrets/database.password";

    public required DatabaseLocation Location { get; init; }

    public required DatabaseProvisioning Provisioning { get; init; }

    /// <summary>Where clients reach the server; the loopback address for a local one.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Name { get; init; }

    public required string User { get; init; }

    public required DatabaseTls Tls { get; init; }

    public string? CaFile { get; init; }

    public required string Locale { get; init; }

    /// <summary>Networks that may reach a local server, besides this machine.</summary>
    public required IReadOnlyList<IPNetwork> AllowFrom { get; init; }

    /// <summary>Everything is kept under a prefix: the server is one of our own.</summary>
    public required bool IsTrial { get; init; }

    public required bool IsOffline { get; init; }

    public bool IsLocal => Location == DatabaseLocation.Local;

    /// <summary>Whether server, role and database are made here, not by an administrator.</summary>
    public bool IsProvisioned => IsLocal && Provisioning == DatabaseProvisioning.Automatic;

    public static DatabaseSettings From(Site site)
    {
        var location = site.Get(DatabaseQuestions.Location);
        var isLocal = location == DatabaseLocation.Local;
        return new DatabaseSettings
        {
            Location = location,
            Provisioning = isLocal ? site.Get(DatabaseQuestions.Provisioning) : DatabaseProvisioning.Manual,
            Host = isLocal ? IPAddress.Loopback.ToString() : site.Get(DatabaseQuestions.Host),
            Port = site.Get(DatabaseQuestions.Port),
            Name = site.Get(DatabaseQuestions.Name),
            User = site.Get(DatabaseQuestions.User),
            Tls = isLocal ? DatabaseTls.Disable : site.Get(DatabaseQuestions.Tls),
            CaFile = site.Find(DatabaseQuestions.CaFile),
            Locale = isLocal ? site.Get(DatabaseQuestions.Locale) : "C.UTF-8",
            AllowFrom = isLocal ? site.Get(DatabaseQuestions.AllowFrom) : [],
            IsTrial = site.Mode.IsTrial,
            IsOffline = site.Mode is { Offline: true, PackageSource: null },
        };
    }
}
