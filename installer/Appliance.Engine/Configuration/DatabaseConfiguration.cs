using Npgsql;

namespace Appliance.Engine.Configuration;

/// <summary>The engine's PostgreSQL database.</summary>
internal sealed record DatabaseConfiguration
{
    /// <summary>A name, an address, or the directory of a unix socket when it starts with <c>/</c>.</summary>
    public required string Host { get; init; }

    public int Port { get; init; } = 5432;

    public required string Name { get; init; }

    public required string User { get; init; }

    /// <summary>Holds the password in its first line; null when the server asks for none. Read anew for every connection.</summary>
    public string? PasswordFile { get; init; }

    public SslMode Tls { get; init; } = SslMode.Disable;

    /// <summary>The CA that signed the server's certificate; null leaves it to the system's.</summary>
    public string? CaFile { get; init; }
}
