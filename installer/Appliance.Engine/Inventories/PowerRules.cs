using System.Text.RegularExpressions;
using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Inventories;

/// <summary>
/// What power management may say: the type becomes a program's name, the rest the lines of its standard input
/// (FenceAgentAPI: one <c>name=value</c> per line).
/// </summary>
internal static partial class PowerRules
{
    private const int LongestText = 255;
    private const int MostOptions = 32;

    /// <summary>Characters that mean something where an agent puts a value into a command line of its own.</summary>
    private static readonly char[] Shell = ['`', '$', ';', '&', '|', '<', '>', '"', '\'', '\\', '(', ')'];

    private static readonly string[] Ends = ["_path", "_script", "_file"];

    // Set by the engine itself; an option of that name would come before it.
    private static readonly string[] Own = ["action", "ip", "ipaddr", "username", "login", "password", "passwd"];

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Flaw(HostPower power)
    {
        if (!Type().IsMatch(power.Type))
            return "the power type is the name of a fence agent without fence_, such as ipmilan.";
        if (power.Address.Length == 0)
            return "the power address is missing.";
        if (power.Options.Count > MostOptions || power.Options.Keys.Any(key => !Option().IsMatch(key)))
            return "a power option has no name that a fence agent knows.";
        if (power.Options.Keys.Select(Plain).FirstOrDefault(key => Own.Contains(key)) is { } own)
            return $"the power option {own} is not an option but a value of its own.";
        if (power.Options.Keys.Select(Plain).FirstOrDefault(ActsOnTheEngine) is { } acts)
            return $"the power option {acts} starts programs or names files on the engine's host, and that is not for answers to say.";
        var texts = new[] { power.Address, power.User }.Concat(power.Options.Values).ToList();
        if (texts.Any(text => text is null || text.Length > LongestText || text.Any(char.IsControl)))
            return "a power value is too long or holds a control character.";
        return texts.Any(text => text!.StartsWith('-') || text.IndexOfAny(Shell) >= 0) || power.Address.Any(char.IsWhiteSpace) || power.User?.Any(char.IsWhiteSpace) == true
            ? "a power value begins with a hyphen or holds a character that a shell would read; address and user have no blanks."
            : null;
    }

    // Agents take either spelling (fence-agents, fencing.py: names are looked up with hyphens for underscores).
    private static string Plain(string option) => option.ToLowerInvariant().Replace('-', '_');

    private static bool ActsOnTheEngine(string option) =>
        option is "debug" or "ssh_options" || Ends.Any(end => option.EndsWith(end, StringComparison.Ordinal));

    [GeneratedRegex(@"\A[a-z0-9_]{1,32}\z")]
    private static partial Regex Type();

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_-]{0,63}\z")]
    private static partial Regex Option();
}
