namespace Appliance.Templating.Lexing;

/// <summary>A stretch of a template: where a token or an expression was written.</summary>
internal readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    public string Text => File.Text[Start..End];

    public SourceSpan To(SourceSpan last) => this with { End = last.End };

    public TemplateException Error(string message, Exception? inner = null)
    {
        var (line, column) = File.Locate(Start);
        return new TemplateException(new TemplateDiagnostic(File.Name, line, column, message), inner);
    }
}
