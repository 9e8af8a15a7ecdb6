using System.Globalization;
using System.Text;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Answers;

/// <summary>Phrases that several messages share.</summary>
internal static class Wording
{
    private const int LongestQuoted = 60;

    /// <summary>A value in quotes, made safe.</summary>
    public static string Quote(string text) => $"'{Safe(text)}'";

    /// <summary>Shortened, and without characters that could act on a terminal.</summary>
    public static string Safe(string text)
    {
        var quoted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (quoted.Length > LongestQuoted)
            {
                quoted.Append('…');
                break;
            }

            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                quoted.Append(rune.ToString());
            }
        }

        return quoted.ToString();
    }

    public static string DidYouMean(string? nearest) => nearest is null ? "" : $"Did you mean {nearest}? ";

    /// <summary>The ways to give an answer that is not there.</summary>
    public static string HowToGive(string path, AnswerType type)
    {
        var inFile = YamlText.OneLine(Nested(path, type.ExampleNode));
        return path.Contains('[', StringComparison.Ordinal)
            ? $"Add it there, for example {path[(path.LastIndexOf('.') + 1)..]}: {YamlText.OneLine(type.ExampleNode)}."
            : $"Give it in an answer file, for example {inFile[2..^2]}, or with --set {path}=…, or in {EnvironmentNames.For(path)}.";
    }

    private static AnswerNode Nested(string path, AnswerNode value)
    {
        var keys = path.Split('.');
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            value = AnswerMap.Single(keys[i], value);
        }

        return value;
    }
}
