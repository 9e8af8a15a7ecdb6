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

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Flaw(HostPower power)
    {
        if (!Type().IsMatch(power.Type))
            return "the power type is the name of a fence agent without fence_, such as ipmilan.";
        if (power.Address.Length == 0)
            return "the power address is missing.";
        if (power.Options.Count > MostOptions || power.Options.Keys.Any(key => !Option().IsMatch(key)))
            return "a power option has no name that a fence agent knows.";
        // Set by the engine itself; an option of that name would come before it.
        if (power.Options.Keys.FirstOrDefault(key => key is "action" or "ip" or "ipaddr" or "username" or "login" or "password" or "passwd" or "password_script" or "passwd_script") is { } own)
            return $"the power option {own} is not an option but a value of its own.";
        // Such an option names a program that the agent starts.
        if (power.Options.Keys.FirstOrDefault(key => key.EndsWith("_path", StringComparison.OrdinalIgnoreCase)) is { } program)
            return $"the power option {program} names a program, and which programs are started is not for answers to say.";
        return new[] { power.Address, power.User }.Concat(power.Options.Values).Any(text => text is null || text.Length > LongestText || text.Any(char.IsControl))
            ? "a power value is too long or holds a control character."
            : null;
    }

    [GeneratedRegex(@"\A[a-z0-9_]{1,32}\z")]
    private static partial Regex Type();

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_-]{0,63}\z")]
    private static partial Regex Option();
}
