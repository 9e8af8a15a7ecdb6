namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>systemd_quote</c>: one word of a unit setting that takes a list of words, such as <c>ReadWritePaths=</c>
/// (systemd.syntax(7), "Quoting"; systemd.unit(5), "Specifiers"). Settings that take the rest of the line, such as
/// <c>Description=</c>, use <c>systemd_text</c>; words of <c>ExecStart=</c> use <c>systemd_exec_quote</c>.
/// </summary>
internal static class SystemdQuote
{
    public static string Apply(string value)
    {
        if (value.Contains('$'))
            throw Refusal.Because("it has a dollar, which some settings expand; use systemd_exec_quote in ExecStart= and systemd_env_quote in Environment=");
        return Quote(value);
    }

    /// <summary><c>systemd_exec_quote</c>: one word of a command line, where a dollar begins a variable (systemd.service(5), "Command lines").</summary>
    public static string ApplyToCommand(string value) => Quote(value).Replace("$", "$$", StringComparison.Ordinal);

    internal static string Quote(string value)
    {
        Refusal.OfControl(value, allowed: "\t");
        var escaped = value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal);
        return "\"" + escaped + "\"";
    }
}
