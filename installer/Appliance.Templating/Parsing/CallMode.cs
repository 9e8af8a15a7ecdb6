namespace Appliance.Templating.Parsing;

/// <summary>Where arguments may follow a function without parentheses.</summary>
internal enum CallMode
{
    Anywhere,

    /// <summary>As in the head of a <c>for</c>: not after the first operand, but after an operator or pipe.</summary>
    AfterOperatorOnly,

    /// <summary>As inside an argument: <c>f 1 + 2 3</c> has two.</summary>
    Never,
}
