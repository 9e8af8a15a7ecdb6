namespace Appliance.Templating.Lexing;

/// <summary>The text of one template and its name.</summary>
internal sealed class SourceFile(string name, string text)
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Line and column of an offset, both from 1.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
