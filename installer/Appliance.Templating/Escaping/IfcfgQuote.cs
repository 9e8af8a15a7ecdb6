namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>ifcfg_quote</c>: a value of an ifcfg file, which network scripts read as shell and NetworkManager reads as a part of
/// it (nm-settings-ifcfg-rh(5)): double quotes, with backslashes where the shell wants them.
/// </summary>
internal static class IfcfgQuote
{
    public static string Apply(string value)
    {
        Refusal.OfControl(value);
        return "\"" + string.Concat(value.Select(c => c is '\\' or '"' or '$' or '`' ? $"\\{c}" : c.ToString())) + "\"";
    }
}
