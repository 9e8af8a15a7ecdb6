using System.Globalization;
using System.Text;

namespace Appliance.Templating.Lexing;

internal sealed partial class CodeLexer
{
    private void ReadString()
    {
        var start = position;
        var quote = text[position++];
        var value = new StringBuilder();
        while (Current != quote || position >= text.Length)
        {
            if (position >= text.Length)
                throw UnclosedString(start);
            if (Current == '\\')
                ReadEscape(value);
            else
                value.Append(text[position++]);
        }
        position++;
        Add(TokenKind.String, start, value.ToString());
    }

    private void ReadVerbatimString()
    {
        var start = position++;
        var value = new StringBuilder();
        while (true)
        {
            var tick = text.IndexOf('`', position);
            if (tick < 0)
                throw UnclosedString(start);
            value.Append(text, position, tick - position);
            position = tick + 1;
            if (Current != '`')
                break;
            value.Append('`');
            position++;
        }
        Add(TokenKind.String, start, value.ToString());
    }

    private void ReadInterpolatedString()
    {
        var start = position++;
        var quote = text[position++];
        Add(TokenKind.InterpolationStart, start, "");
        var value = new StringBuilder();
        var partStart = position;
        while (Current != quote || position >= text.Length)
        {
            if (position >= text.Length)
                throw UnclosedString(start);
            if (Current == '\\' && Next is '{' or '}')
            {
                value.Append(Next);
                position += 2;
            }
            else if (Current == '\\')
                ReadEscape(value);
            else if (Current == '{')
            {
                Add(TokenKind.InterpolationText, partStart, value.ToString());
                value.Clear();
                ReadHole(start);
                partStart = position;
            }
            else
                value.Append(text[position++]);
        }
        Add(TokenKind.InterpolationText, partStart, value.ToString());
        position++;
        Add(TokenKind.InterpolationEnd, position - 1, "");
    }

    /// <summary>Reads <c>{expression}</c> inside an interpolated string, without its braces.</summary>
    private void ReadHole(int stringStart)
    {
        var outerBraces = openBraces;
        openBraces = 0;
        position++;
        while (true)
        {
            SkipSpace();
            if (position >= text.Length)
                throw UnclosedString(stringStart);
            if (openBraces == 0 && Current == '}')
                break;
            ReadToken();
        }
        position++;
        openBraces = outerBraces;
    }

    private void ReadEscape(StringBuilder value)
    {
        var start = position;
        position += 2;
        switch (position <= text.Length ? text[position - 1] : '\0')
        {
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'v': value.Append('\v'); break;
            case '0': value.Append('\0'); break;
            case '\\' or '"' or '\'': value.Append(text[position - 1]); break;
            case '\n': break;
            case '\r' when Current == '\n': position++; break;
            case 'x': value.Append(ReadHexCharacter(start, 2)); break;
            case 'u': value.Append(ReadHexCharacter(start, 4)); break;
            default:
                throw At(start, position).Error($"Unknown escape `{At(start, position).Text}` in a string; known are \\\\ \\\" \\' \\n \\r \\t \\b \\f \\v \\0 \\xFF \\uFFFF.");
        }
    }

    private char ReadHexCharacter(int start, int digits)
    {
        var span = At(position, position + digits);
        position += digits;
        return span.End - span.Start == digits && ushort.TryParse(span.Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : throw At(start, position).Error($"This escape needs {digits} hexadecimal digits.");
    }

    private TemplateException UnclosedString(int start) =>
        At(start, start + 1).Error("The string is never closed.");
}
