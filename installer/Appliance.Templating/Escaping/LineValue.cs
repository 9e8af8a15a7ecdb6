namespace Appliance.Templating.Escaping;

/// <summary><c>line_value</c>: text that may be anything as long as it stays on its line, unchanged.</summary>
internal static class LineValue
{
    public static string Apply(string value)
    {
        Refusal.OfControl(value, allowed: "\t");
        return value;
    }
}
