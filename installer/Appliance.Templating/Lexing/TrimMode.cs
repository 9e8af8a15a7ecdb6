namespace Appliance.Templating.Lexing;

/// <summary>How a tag trims the text beside it.</summary>
internal enum TrimMode
{
    None,

    /// <summary><c>-</c>: all white space.</summary>
    Greedy,

    /// <summary><c>~</c>: the rest of the line, on the right including one line end.</summary>
    Restricted,
}
