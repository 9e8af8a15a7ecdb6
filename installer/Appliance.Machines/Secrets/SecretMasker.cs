using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Appliance.Machines.Secrets;

/// <summary>
/// Replaces every known secret in a text by the mask: as it is, and in base64, URL, JSON, XML, SQL and shell escaped form.
/// Whatever leaves the process (log, event, journal, diff) goes through one of these.
/// </summary>
public sealed class SecretMasker
{
    /// <summary>
    /// Shorter values are not searched for: masking a three-letter word everywhere would garble ordinary text and
    /// thereby tell what the secret is.
    /// </summary>
    public const int ShortestSearched = 4;

    private readonly Lock _gate = new();
    private string[] _needles = [];

    /// <summary>Makes the secret and its encoded forms known. Idempotent and safe to call from several threads.</summary>
    public void Add(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var value = secret.Reveal();
        if (value.Length < ShortestSearched)
        {
            return;
        }

        lock (_gate)
        {
            // Longest first, so that a secret which contains another one leaves no remainder.
            _needles = [.. _needles.Concat(Forms(value)).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
        }
    }

    /// <summary>The text with each secret replaced by <see cref="Secret.Mask"/>.</summary>
    public string Apply(string text)
    {
        foreach (var needle in _needles)
        {
            if (text.Contains(needle, StringComparison.Ordinal))
            {
                text = text.Replace(needle, Secret.Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    // A private key is one secret of many lines, and output comes line by line. Its first and last line are no secret.
    private static IEnumerable<string> Forms(string value) => value.Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.Length >= ShortestSearched && !line.StartsWith("-----", StringComparison.Ordinal))
        .Append(value)
        .Distinct(StringComparer.Ordinal)
        .SelectMany(EncodedForms);

    private static IEnumerable<string> EncodedForms(string value)
    {
        yield return value;
        yield return Uri.EscapeDataString(value);
        yield return WebUtility.UrlEncode(value);
        yield return WebUtility.HtmlEncode(value);
        yield return value.Replace("'", "''", StringComparison.Ordinal);
        yield return value.Replace("'", "'\\''", StringComparison.Ordinal);
        yield return value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        yield return JsonEncodedText.Encode(value).ToString();
        yield return SecurityElement.Escape(value);
        // XML text, where quotes may stay as they are.
        yield return value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        foreach (var form in Base64Forms(Encoding.UTF8.GetBytes(value)))
        {
            yield return form;
        }
    }

    // Inside a longer base64 text the secret may start at any of three offsets; the characters that mix with
    // neighbouring bytes are cut off.
    private static IEnumerable<string> Base64Forms(byte[] bytes)
    {
        yield return Convert.ToBase64String(bytes);
        for (var offset = 0; offset < 3; offset++)
        {
            var padded = new byte[offset + bytes.Length];
            bytes.CopyTo(padded, offset);
            var text = Convert.ToBase64String(padded).TrimEnd('=');
            var start = offset == 0 ? 0 : offset + 1;
            var end = (padded.Length % 3) switch { 0 => text.Length, _ => text.Length - 1 };
            if (end - start >= ShortestSearched * 4 / 3)
            {
                yield return text[start..end];
                yield return text[start..end].Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
