using System.Globalization;
using System.Numerics;
using System.Text;
using Appliance.Templating.Lexing;

namespace Appliance.Templating.Evaluation;

/// <summary>Values as text.</summary>
internal sealed class ValueFormat(TemplateOptions options)
{
    public string Text(object? value, SourceSpan from)
    {
        var text = value switch
        {
            null => "",
            string plain => plain,
            CapturedText captured => captured.Text,
            ArrayValue or RangeValue or ObjectValue => Structure(value, from),
            _ => Scalar(value, from),
        };
        return options.LimitToString == 0 || text.Length <= options.LimitToString
            ? text
            : throw from.Error($"The text is longer than {options.LimitToString} characters.");
    }

    private static string Scalar(object value, SourceSpan from) => value switch
    {
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw from.Error($"{(value is Callable ? "A function" : "A built-in object")} cannot be printed."),
    };

    private string Structure(object value, SourceSpan from)
    {
        var text = new StringBuilder();
        Append(text, value, from, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, object? value, SourceSpan from, int depth)
    {
        if (depth > options.ObjectRecursionLimit)
            throw from.Error($"Arrays and objects nested deeper than {options.ObjectRecursionLimit} levels cannot be printed.");
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string plain:
                text.Append('"').Append(Escape(plain, from)).Append('"');
                break;
            case CapturedText captured:
                text.Append(captured.Text);
                break;
            case ObjectValue nested:
                AppendMembers(text, nested, from, depth);
                break;
            default:
                if (ValueTypes.AsList(value) is { } items)
                    AppendItems(text, items, from, depth);
                else
                    text.Append(Scalar(value, from));
                break;
        }
    }

    private void AppendItems(StringBuilder text, IReadOnlyList<object?> items, SourceSpan from, int depth)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, items[i], from, depth + 1);
        }
        text.Append(']');
    }

    private void AppendMembers(StringBuilder text, ObjectValue value, SourceSpan from, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, member) in value.Members)
        {
            text.Append(first ? "" : ", ").Append(IsPlainName(name) ? name : $"\"{Escape(name, from)}\"").Append(": ");
            Append(text, member, from, depth + 1);
            first = false;
        }
        text.Append('}');
    }

    private static bool IsPlainName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>As <c>string.escape</c> does. How Scriban escapes rare control characters is not documented, so they are refused.</summary>
    public static string Escape(string text, SourceSpan from)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when char.IsControl(c) => throw from.Error($"The control character U+{(int)c:X4} cannot be escaped."),
                _ => c.ToString(),
            });
        }
        return escaped.ToString();
    }
}
