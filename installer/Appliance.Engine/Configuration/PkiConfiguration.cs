using Appliance.Pki.Inventory;

namespace Appliance.Engine.Configuration;

/// <summary>PEM files of the engine's PKI.</summary>
internal sealed record PkiConfiguration
{
    public required string Ca { get; init; }

    /// <summary>The web certificate, followed by its intermediates if it has any.</summary>
    public required string WebCertificate { get; init; }

    public required string WebKey { get; init; }

    /// <summary>The folder of the site's PKI, laid out as <see cref="PkiLayout"/> says: the CA's key, its register, the engine's own certificate.</summary>
    public required string Folder { get; init; }

    /// <summary>How long a node's certificate is good.</summary>
    public TimeSpan NodeLifetime { get; init; } = TimeSpan.FromDays(398);

    /// <summary>What nodes see of the engine; the site's own CA always signs it.</summary>
    public string EngineCertificate => Path.Combine(Folder, "certs", "engine.pem");

    public string EngineKey => Path.Combine(Folder, "keys", "engine.key");

    public string CaKey => Path.Combine(Folder, "private", "ca.key");
}
