namespace Appliance.Modules;

/// <summary>The templates of the folder templates/, as they are in the executable.</summary>
public static class EmbeddedTemplates
{
    private const string Prefix = "templates/";
    private const string Suffix = ".sbn";

    /// <summary>Names such as <c>postgres/appliance.conf</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(EmbeddedTemplates).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The template's text; null when there is none of that name.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(EmbeddedTemplates).Assembly.GetManifestResourceStream(Prefix + name + Suffix);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
