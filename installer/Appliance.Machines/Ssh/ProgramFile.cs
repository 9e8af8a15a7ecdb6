using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Appliance.Machines.Ssh;

/// <summary>The program that is carried to other machines.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
public sealed record ProgramFile(string Path, long Size, string Hash)
{
    /// <summary>As uname -m says it.</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        var other => other.ToString().ToLowerInvariant(),
    };

    public static async Task<ProgramFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return new ProgramFile(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
    }
}
