using System.Text;

namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>xml_escape</c>: text or an attribute of XML 1.0. Tabs and line ends are written as references, because a parser makes
/// spaces of them in attributes.
/// </summary>
internal static class XmlEscape
{
    public static string Apply(string value)
    {
        Refusal.OfBrokenText(value);
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&apos;",
                '\t' or '\n' or '\r' => $"&#{(int)c};",
                < ' ' or '\uFFFE' or '\uFFFF' => throw Refusal.Because($"it has the character U+{(int)c:X4}, which XML 1.0 cannot hold"),
                _ => c.ToString(),
            });
        }
        return text.ToString();
    }
}
