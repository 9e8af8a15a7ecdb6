using System.Text.Encodings.Web;
using System.Text.Json;

namespace Appliance.Templating.Escaping;

/// <summary><c>json_quote</c>: a string of JSON (RFC 8259), with its quotes.</summary>
internal static class JsonQuote
{
    public static string Apply(string value)
    {
        Refusal.OfBrokenText(value);
        return "\"" + JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
    }
}
