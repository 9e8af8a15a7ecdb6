namespace Appliance.Planning.Answers;

/// <summary>Text that is not YAML, or YAML that would take too much memory or stack. Quotes nothing of it.</summary>
internal sealed class UnreadableYamlException(string code, Origin origin, string message, string remedy) : Exception(message)
{
    public string Code { get; } = code;

    public Origin Origin { get; } = origin;

    public string Remedy { get; } = remedy;
}
