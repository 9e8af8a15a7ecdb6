using System.Text;
using FluentAssertions;

namespace Appliance.LabTests.Setup;

/// <summary>Looks for a secret on a machine, as it is and in the forms in which it might be written by accident.</summary>
internal static class SecretTraces
{
    // Where set-up, services and the system write. /root has the file the secret came from.
    private static readonly string[] Places = ["/etc", "/var", "/run", "/tmp", "/usr/lib/appliance", "/home", "/opt"];

    /// <summary>No file but its own, no journal, no process and nothing that was said holds the secret.</summary>
    /// <param name="own">The file that keeps it, when it is not below /root.</param>
    public static async Task ShouldBeNoneAsync(EngineServer server, string secret, string? own = null)
    {
        var forms = Forms(secret);
        await server.Machine.WriteFileAsync("/root/forms", string.Join('\n', forms) + "\n", CancellationToken.None, "0600");

        var files = await server.Machine.RunAsync(CancellationToken.None, ["grep", "-rlaF", "-f", "/root/forms", .. Places]);
        files.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => file != own).Should().BeEmpty();

        // Journals may be compressed on disk; processes have no files there.
        (await CountAsync(server, "journalctl --no-pager --output=export")).Should().Be("0");
        (await CountAsync(server, "ps -eo args")).Should().Be("0");
        (await CountAsync(server, "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'")).Should().Be("0");
        foreach (var said in server.Said)
            forms.Where(form => said.Contains(form, StringComparison.Ordinal)).Should().BeEmpty();
        server.Note($"{forms.Count} forms of the secret looked for in {string.Join(' ', Places)}, journal, processes and {server.Said.Count} outputs: none");
    }

    internal static IReadOnlyList<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var url = Uri.EscapeDataString(secret);
        string[] forms =
        [
            secret,
            secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            secret.Replace("'", "''", StringComparison.Ordinal),
            url,
            url.Replace("%20", "+", StringComparison.Ordinal),
            System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            .. Enumerable.Range(0, 3).Select(offset => Base64Within(bytes, offset)),
        ];
        return [.. forms.Distinct()];
    }

    // What is the same whatever stands before and after: the characters made of the secret's bits alone.
    private static string Base64Within(byte[] secret, int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. secret]).TrimEnd('=');
        var first = (offset * 8 + 5) / 6;
        var end = (offset + secret.Length) * 8 / 6;
        return text[first..end];
    }

    private static async Task<string> CountAsync(EngineServer server, string source) =>
        (await server.Machine.RunAsync(CancellationToken.None, "sh", "-c", $"{source} | grep -v /root/forms | grep -caF -f /root/forms")).Output.Trim();
}
