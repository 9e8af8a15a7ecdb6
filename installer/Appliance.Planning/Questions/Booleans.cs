namespace Appliance.Planning.Questions;

internal static class Booleans
{
    public static string? Parse(string text, out bool value)
    {
        value = text.ToLowerInvariant() is "true" or "yes" or "on";
        return value || text.ToLowerInvariant() is "false" or "no" or "off" ? null : "is neither yes nor no";
    }
}
