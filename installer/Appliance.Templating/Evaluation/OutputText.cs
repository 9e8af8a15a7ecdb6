using System.Text;
using Appliance.Templating.Lexing;

namespace Appliance.Templating.Evaluation;

/// <summary>The text printed so far; indents lines as they are begun.</summary>
internal sealed class OutputText
{
    private readonly StringBuilder text = new();

    public void Write(string value, Indent indent, SourceSpan from)
    {
        if (indent.IsNone)
        {
            text.Append(value);
            return;
        }
        var position = 0;
        while (position < value.Length)
        {
            if (text.Length > 0 && text[^1] == '\n')
            {
                if (!indent.IsCertain)
                    throw from.Error("Several lines inside an indented block or call are not supported: begin the tag of the enclosing block or call with `{{~`.");
                text.Append(indent.Text);
            }
            var lineEnd = value.IndexOf('\n', position);
            var next = lineEnd < 0 ? value.Length : lineEnd + 1;
            text.Append(value, position, next - position);
            position = next;
        }
    }

    public override string ToString() => text.ToString();
}
