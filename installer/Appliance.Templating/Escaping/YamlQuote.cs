using System.Text;

namespace Appliance.Templating.Escaping;

/// <summary><c>yaml_quote</c>: a double-quoted scalar of YAML 1.2 (section 7.3.1), which 1.1 readers understand as well.</summary>
internal static class YamlQuote
{
    public static string Apply(string value)
    {
        Refusal.OfBrokenText(value);
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => $"\\u{(int)c:X4}",
                _ when char.IsControl(c) => $"\\x{(int)c:X2}",
                _ => c.ToString(),
            });
        }
        return text.Append('"').ToString();
    }
}
