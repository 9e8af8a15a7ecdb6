namespace Appliance.Planning.Answers;

/// <summary>How a scalar was written.</summary>
public enum ScalarForm
{
    /// <summary>In a file without quotes: may be a number, a boolean, nothing, or text.</summary>
    Plain,

    /// <summary>In a file in quotes or as a block: text, even if it looks like a number.</summary>
    Text,

    /// <summary>Where no quotes exist (environment, <c>--set</c>, a field of the wizard): whatever the question takes.</summary>
    Bare,
}
