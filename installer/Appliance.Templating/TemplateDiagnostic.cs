namespace Appliance.Templating;

/// <summary>What is wrong with a template, and where. Lines and columns count from 1; columns are UTF-16 units.</summary>
public sealed record TemplateDiagnostic(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c></summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
