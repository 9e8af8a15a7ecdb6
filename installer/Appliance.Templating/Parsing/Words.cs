using System.Collections.Frozen;

namespace Appliance.Templating.Parsing;

/// <summary>Words with a meaning of their own.</summary>
internal static class Words
{
    /// <summary>They begin or end a statement, so no variable can have their name; a member can.</summary>
    public static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
    [
        "if", "else", "end", "for", "while", "case", "when", "break", "continue", "func", "ret", "capture",
        "readonly", "import", "with", "wrap", "tablerow", "do",
    ]);

    public static readonly FrozenSet<string> UnsupportedStatements = FrozenSet.ToFrozenSet(["readonly", "wrap", "tablerow"]);

    public static readonly FrozenSet<string> LoopProperties = FrozenSet.ToFrozenSet(
        ["index", "rindex", "first", "last", "even", "odd", "length", "changed"]);

    /// <summary>A <c>while</c> does not know how often it will run.</summary>
    public static readonly FrozenSet<string> WhileProperties = FrozenSet.ToFrozenSet(["index", "first", "even", "odd"]);
}
