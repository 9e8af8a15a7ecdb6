namespace Appliance.Engine.Configuration;

/// <summary>PEM files of the engine's PKI.</summary>
internal sealed record PkiConfiguration
{
    public required string Ca { get; init; }

    /// <summary>The web certificate, followed by its intermediates if it has any.</summary>
    public required string WebCertificate { get; init; }

    public required string WebKey { get; init; }
}
