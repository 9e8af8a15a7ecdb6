namespace Appliance.Templating;

/// <summary>A template that cannot be parsed or rendered. The message is <c>file:line:column: what happened</c>.</summary>
public sealed class TemplateException(TemplateDiagnostic diagnostic, Exception? inner = null)
    : Exception(diagnostic.ToString(), inner)
{
    /// <summary>The place and the message on its own.</summary>
    public TemplateDiagnostic Diagnostic { get; } = diagnostic;

    /// <summary>Name of the template, as it was asked for.</summary>
    public string File => Diagnostic.File;

    /// <summary>Line, counted from 1.</summary>
    public int Line => Diagnostic.Line;

    /// <summary>Column in UTF-16 units, counted from 1; a tab is one.</summary>
    public int Column => Diagnostic.Column;
}
