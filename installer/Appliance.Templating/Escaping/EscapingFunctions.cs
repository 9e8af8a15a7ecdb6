namespace Appliance.Templating.Escaping;

/// <summary>The escaping functions, by the names templates use.</summary>
public static class EscapingFunctions
{
    /// <summary>One function for each syntax that configuration is written in.</summary>
    public static IReadOnlyDictionary<string, TemplateFunction> All { get; } = new Dictionary<string, TemplateFunction>();
}
