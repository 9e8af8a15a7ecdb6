using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>string</c>. All searching is by character code, whatever the culture.</summary>
internal static class StringFunctions
{
    public static Namespace Create()
    {
        var functions = new NamespaceBuilder("string");
        AddBasics(functions);
        AddTests(functions);
        StringEditing.AddTo(functions);
        AddConversions(functions);
        return functions.Build();
    }

    private static void AddBasics(NamespaceBuilder functions) => functions
        .Add("append", "text with", call => call.Text(0) + call.Text(1))
        .Add("prepend", "text by", call => call.Text(1) + call.Text(0))
        .Add("upcase", "text", call => call.Text(0).ToUpperInvariant())
        .Add("downcase", "text", call => call.Text(0).ToLowerInvariant())
        .Add("capitalize", "text", call => Capitalize(call.Text(0)))
        .Add("capitalizewords", "text", call => CapitalizeWords(call.Text(0)))
        .Add("escape", "text", call => ValueFormat.Escape(call.Text(0), call.At))
        .Add("size", "text", call => (long)call.Text(0).Length)
        .Add("pad_left", "text width", call => call.Text(0).PadLeft(call.Count(1)))
        .Add("pad_right", "text width", call => call.Text(0).PadRight(call.Count(1)));

    private static void AddTests(NamespaceBuilder functions) => functions
        .Add("empty", "text", call => call.Text(0).Length == 0)
        .Add("whitespace", "text", call => string.IsNullOrWhiteSpace(call.Text(0)))
        .Add("contains", "text value", call => call.Text(1).Length > 0 && call.Text(0).Contains(call.Text(1), StringComparison.Ordinal))
        .Add("starts_with", "text value", call => call.Text(0).StartsWith(call.NonEmptyText(1), StringComparison.Ordinal))
        .Add("ends_with", "text value", call => call.Text(0).EndsWith(call.NonEmptyText(1), StringComparison.Ordinal))
        .Add("index_of", "text search start_index?", IndexOf);

    private static void AddConversions(NamespaceBuilder functions) => functions
        .Add("to_int", "text", call => int.TryParse(call.Text(0), CultureInfo.InvariantCulture, out var number) ? (long)number : (object?)null)
        .Add("to_long", "text", call => long.TryParse(call.Text(0), CultureInfo.InvariantCulture, out var number) ? number : null)
        .Add("to_double", "text", call => double.TryParse(call.Text(0), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null)
        .Add("base64_encode", "text", call => Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0))))
        .Add("base64_decode", "text", DecodeBase64)
        .Add("md5", "text", call => Hex(MD5.HashData(Encoding.UTF8.GetBytes(call.Text(0)))))
        .Add("sha1", "text", call => Hex(SHA1.HashData(Encoding.UTF8.GetBytes(call.Text(0)))))
        .Add("sha256", "text", call => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(call.Text(0)))));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static string Capitalize(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string CapitalizeWords(string text) =>
        string.Concat(text.Select((c, i) => i == 0 || char.IsWhiteSpace(text[i - 1]) ? char.ToUpperInvariant(c) : c));

    private static object? IndexOf(BuiltinCall call)
    {
        var text = call.Text(0);
        var start = call.Value(2) is null ? 0 : call.Count(2);
        return start <= text.Length
            ? (long)text.IndexOf(call.NonEmptyText(1), start, StringComparison.Ordinal)
            : throw call.Error("the start index is behind the end of the text");
    }

    private static string DecodeBase64(BuiltinCall call)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(call.Text(0)));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw call.Error("the text is no base64, or not of text");
        }
    }
}
