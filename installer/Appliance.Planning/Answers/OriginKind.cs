namespace Appliance.Planning.Answers;

/// <summary>Kinds of places an answer comes from, in order of precedence: a later one wins.</summary>
public enum OriginKind
{
    Default,
    File,
    Environment,
    Set,
    Wizard,
}
