namespace Appliance.Planning.Answers;

/// <summary>YAML that would take too much memory or stack.</summary>
internal sealed class YamlLimitException(Origin origin, string message) : Exception(message)
{
    public Origin Origin { get; } = origin;
}
