using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Appliance.Machines.Ssh;

/// <summary>The public key a machine shows, as in known_hosts(5).</summary>
/// <param name="Host">The machine: <c>10.0.200.72</c> or <c>[10.0.200.72]:2222</c>.</param>
/// <param name="Type">The key's type: <c>ssh-ed25519</c>.</param>
/// <param name="Blob">The key itself, base64.</param>
public sealed record SshHostKey(string Host, string Type, string Blob)
{
    /// <summary>As <c>ssh-keygen -l</c> prints it: <c>SHA256:</c> and 43 characters.</summary>
    public string Fingerprint => "SHA256:" + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Blob))).TrimEnd('=');

    /// <summary>The line of a known_hosts file.</summary>
    public string Line => $"{Host} {Type} {Blob}";

    public static bool TryParse(string line, [NotNullWhen(true)] out SshHostKey? key)
    {
        key = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var host, var type, var blob, ..] && host[0] is not ('#' or '@') && IsBase64(blob)
            ? new SshHostKey(host, type, blob)
            : null;
        return key is not null;
    }

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
