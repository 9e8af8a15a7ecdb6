using System.Runtime.InteropServices;
using System.Text;

namespace Appliance.Machines.Facts;

/// <summary>Distribution from os-release(5), kernel from /proc/sys/kernel.</summary>
internal static class OperatingSystemReader
{
    public static OperatingSystemFacts Read(FactFiles files)
    {
        var release = Parse(files.Text("/etc/os-release") ?? files.Text("/usr/lib/os-release") ?? "");
        string Value(string key, string otherwise) => release.GetValueOrDefault(key) is { Length: > 0 } value ? value : otherwise;
        var id = Value("ID", "linux");
        return new OperatingSystemFacts(
            id,
            Value("ID_LIKE", "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Value("VERSION_ID", ""),
            Value("PRETTY_NAME", Value("NAME", id)),
            files.Text("/proc/sys/kernel/arch")?.Trim() ?? Architecture(),
            files.Text("/proc/sys/kernel/osrelease")?.Trim() ?? "");
    }

    /// <summary>The name the kernel has for this host.</summary>
    public static string HostName(FactFiles files) => files.Text("/proc/sys/kernel/hostname")?.Trim() ?? "";

    /// <summary>Assignments in os-release(5)'s subset of the shell's syntax.</summary>
    internal static Dictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                values[line[..equals]] = Unquote(line[(equals + 1)..]);
            }
        }

        return values;
    }

    private static string Unquote(string word)
    {
        var single = word.StartsWith('\'');
        if (word.Length >= 2 && word[0] == word[^1] && (single || word[0] == '"'))
        {
            word = word[1..^1];
        }

        if (single || !word.Contains('\\', StringComparison.Ordinal))
        {
            return word;
        }

        var text = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            text.Append(word[i] == '\\' && i + 1 < word.Length ? word[++i] : word[i]);
        }

        return text.ToString();
    }

    // As `uname -m` says it, for kernels before 6.1, which have no file for it.
    private static string Architecture() => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        System.Runtime.InteropServices.Architecture.Ppc64le => "ppc64le",
        System.Runtime.InteropServices.Architecture.S390x => "s390x",
        var other => other.ToString().ToLowerInvariant(),
    };
}
