namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>systemd_text</c>: the rest of a line of a unit file that is taken as it is, such as <c>Description=</c>. Only
/// specifiers need escaping; a backslash at the end would join the next line.
/// </summary>
internal static class SystemdText
{
    public static string Apply(string value)
    {
        Refusal.OfControl(value);
        Refusal.OfOuterSpace(value);
        if (value.EndsWith('\\'))
            throw Refusal.Because("it ends with a backslash, which joins the next line");
        return value.Replace("%", "%%", StringComparison.Ordinal);
    }
}
