using System.Text;

namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>exports_path</c>: a path of exports(5). Unusual characters are written as a backslash and three octal digits, as the
/// manual page has it.
/// </summary>
internal static class ExportsPath
{
    private const string Plain = "/._-+@:,=~";

    public static string Apply(string value)
    {
        Refusal.OfControl(value);
        Refusal.OfBrokenText(value);
        if (!value.StartsWith('/'))
            throw Refusal.Because("it is no absolute path");
        var path = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || Plain.Contains((char)octet))
                path.Append((char)octet);
            else
                path.Append('\\').Append(Convert.ToString(octet, 8).PadLeft(3, '0'));
        }
        return path.ToString();
    }
}
