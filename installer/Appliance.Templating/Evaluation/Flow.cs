namespace Appliance.Templating.Evaluation;

/// <summary>What happens after a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
