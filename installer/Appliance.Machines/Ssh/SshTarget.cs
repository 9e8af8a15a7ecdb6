using System.Globalization;
using Appliance.Machines.Secrets;

namespace Appliance.Machines.Ssh;

/// <summary>A machine to log in to, and how. With neither key, agent nor password, OpenSSH's own defaults count.</summary>
public sealed record SshTarget
{
    public const int DefaultPort = 22;

    /// <summary>Host name or address.</summary>
    public required string Address { get; init; }

    public int Port { get; init; } = DefaultPort;

    public string User { get; init; } = "root";

    /// <summary>Path of the private key.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Whether the keys of a running ssh-agent may be used.</summary>
    public bool Agent { get; init; }

    public Secret? Password { get; init; }

    /// <summary>What sudo asks a user other than root for.</summary>
    public Secret? SudoPassword { get; init; }

    /// <summary>The fingerprint its host key must have, <c>SHA256:…</c>; null when it is not known beforehand.</summary>
    public string? HostKey { get; init; }

    /// <summary>Whole seconds after which a machine that says nothing is asked whether it is there; the third time is the last.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The machine on the way to it. Its own <see cref="Jump"/> does not count.</summary>
    public SshTarget? Jump { get; init; }

    /// <summary>How known_hosts(5) calls it.</summary>
    public string KnownAs => Port == DefaultPort ? Address : $"[{Address}]:{Port.ToString(CultureInfo.InvariantCulture)}";

    public override string ToString() => $"{User}@{KnownAs}";
}
