namespace Appliance.Templating.Escaping;

/// <summary><c>chrony_value</c>: one word of chrony.conf(5), which has no quoting at all.</summary>
internal static class ChronyValue
{
    public static string Apply(string value)
    {
        Refusal.OfEmpty(value);
        Refusal.OfControl(value);
        if (value.Any(char.IsWhiteSpace))
            throw Refusal.Because("it has a space, and chrony.conf has no quotes");
        if (value.Contains('#') || value[0] is '!' or ';' or '%')
            throw Refusal.Because("it has a character that begins a comment in chrony.conf");
        return value;
    }
}
