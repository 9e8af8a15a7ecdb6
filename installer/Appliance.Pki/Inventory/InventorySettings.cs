using System.Collections.Immutable;
using Appliance.Pki.Keys;

namespace Appliance.Pki.Inventory;

/// <summary>What the answers say about a site's certificates.</summary>
public sealed record InventorySettings
{
    /// <summary>The organization in every subject.</summary>
    public required string Organization { get; init; }

    /// <summary>The engine's name, by which nodes and browsers reach it.</summary>
    public required string Fqdn { get; init; }

    /// <summary>More names and addresses it may be reached by.</summary>
    public ImmutableArray<string> AlternateNames { get; init; } = [];

    public KeyKind KeyKind { get; init; } = KeyKind.EcdsaP256;

    public TimeSpan CaLifetime { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>Browsers refuse a server certificate that lives longer than 398 days.</summary>
    public TimeSpan WebLifetime { get; init; } = TimeSpan.FromDays(398);

    /// <summary>Of every other certificate.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(1826);

    /// <summary>The user the engine runs as: it reads its own key, and signs nodes' certificates with the CA's.</summary>
    public string EngineOwner { get; init; } = "root";

    /// <summary>The user who reads the web server's key.</summary>
    public string WebOwner { get; init; } = "root";

    /// <summary>The CA was brought along.</summary>
    public bool CaIsSupplied { get; init; }

    /// <summary>The web certificate was brought along.</summary>
    public bool WebIsSupplied { get; init; }
}
