namespace Appliance.Templating.Evaluation;

/// <summary>
/// What is put at the start of each further line that is printed. It is not certain where Scriban does not document
/// which of two nested indents holds; printing a further line is then an error.
/// </summary>
internal readonly record struct Indent(string Text, bool IsCertain)
{
    public static Indent None { get; } = new("", true);

    public bool IsNone => string.IsNullOrEmpty(Text);

    public Indent AsUncertain() => IsNone ? None : this with { IsCertain = false };
}
