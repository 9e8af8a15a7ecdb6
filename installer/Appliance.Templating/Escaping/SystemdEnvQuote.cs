namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>systemd_env_quote</c>: one <c>NAME=value</c> of <c>Environment=</c> (systemd.exec(5)), quoted as a whole. A dollar
/// means nothing there.
/// </summary>
internal static class SystemdEnvQuote
{
    public static string Apply(string assignment)
    {
        var name = assignment[..Math.Max(assignment.IndexOf('='), 0)];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw Refusal.Because("it is no NAME=value with a name of letters, digits and underscores");
        return SystemdQuote.Quote(assignment);
    }
}
