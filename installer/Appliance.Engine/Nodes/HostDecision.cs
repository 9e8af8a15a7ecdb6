namespace Appliance.Engine.Nodes;

/// <summary>What became of a host that a person decided about, or why nothing did.</summary>
internal sealed record HostDecision(string Name, string Result, string? Text, string? Problem)
{
    public static HostDecision Done(string name, string result, string? text = null) => new(name, result, text, null);

    public static HostDecision Refused(string name, string problem) => new(name, "", null, problem);
}
