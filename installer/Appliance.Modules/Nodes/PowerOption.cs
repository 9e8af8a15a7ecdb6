namespace Appliance.Modules.Nodes;

/// <summary>An option of a fence agent: <c>lanplus=1</c>.</summary>
public sealed record PowerOption(string Name, string Value)
{
    private const int LongestName = 32;
    private const int LongestValue = 255;

    // The agents' own names for their secret: as an option it would show wherever the settings do.
    private static readonly string[] Secrets = ["password", "passwd", "password_script", "passwd_script", "snmp_priv_passwd"];

    internal static string? Parse(string text, out PowerOption value)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        value = at < 0 ? new PowerOption(text, "") : new PowerOption(text[..at], text[(at + 1)..]);
        return at < 0 ? "has no = in it"
            : value.Name.Length is 0 or > LongestName || !char.IsAsciiLetterLower(value.Name[0]) || !value.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? "does not begin with the name of an option"
            : value.Value.Length is 0 or > LongestValue || value.Value.Any(char.IsControl) ? "has a value that is empty, too long or has control characters in it"
            : Secrets.Contains(value.Name) ? "is the password, which is given as power.password"
            : null;
    }
}
