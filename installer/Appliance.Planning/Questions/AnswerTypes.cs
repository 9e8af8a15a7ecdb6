using System.Globalization;
using System.Text.Json.Nodes;
using Appliance.Planning.Answers;

namespace Appliance.Planning.Questions;

/// <summary>The types answers can have.</summary>
public static partial class AnswerTypes
{
    /// <summary><c>true</c>, <c>yes</c>, <c>on</c> or <c>false</c>, <c>no</c>, <c>off</c>; nothing else.</summary>
    public static AnswerType<bool> Bool { get; } = new ScalarType<bool>("yes or no", "yes or no", "true", Booleans.Parse, v => v ? "true" : "false")
    {
        Form = ScalarForm.Plain,

        // To readers of YAML 1.2, which editors are, the words are strings.
        JsonSchema = () => new JsonObject { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = "^([Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$" },
    };

    /// <summary>A TCP or UDP port, 1 to 65535.</summary>
    public static AnswerType<int> Port { get; } = Int(1, 65535, "port", "a port number, 1 to 65535", "5432");

    /// <summary>An amount in bytes with a unit: <c>25GiB</c>.</summary>
    public static AnswerType<ByteSize> Size { get; } = new ScalarType<ByteSize>("size", "a size with its unit, as 25GiB", "25GiB", ByteSize.Parse, v => v.ToString())
    {
        JsonSchema = () => Pattern("^[0-9]+ *([KMGTP]iB|[kMGTP]?B)$"),
    };

    /// <summary>A time span with units: <c>90s</c>, <c>1h30m</c>, <c>7d</c>.</summary>
    public static AnswerType<TimeSpan> Duration { get; } = new ScalarType<TimeSpan>("duration", "a duration with its unit, as 90s, 1h30m or 7d", "90s", Durations.Parse, Durations.Format)
    {
        JsonSchema = () => Pattern("^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"),
    };

    /// <summary>A secret, by reference.</summary>
    public static AnswerType<SecretReference> Secret { get; } = new SecretType();

    /// <summary>A whole number.</summary>
    /// <param name="min">The smallest that is good.</param>
    /// <param name="max">The largest that is good.</param>
    /// <param name="name">The type's name in tables.</param>
    /// <param name="expected">What a good value is, to follow "expected"; made from the range when null.</param>
    /// <param name="example">A good value; the smallest when null.</param>
    public static AnswerType<int> Int(int min, int max, string name = "number", string? expected = null, string? example = null)
    {
        return new ScalarType<int>(name, expected ?? $"a whole number, {min} to {max}", example ?? min.ToString(CultureInfo.InvariantCulture), Parse, v => v.ToString(CultureInfo.InvariantCulture))
        {
            Form = ScalarForm.Plain,
            JsonSchema = () => new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max },
        };

        string? Parse(string text, out int value)
        {
            value = 0;
            var digits = text.AsSpan().TrimStart('-');
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || text[0] == '+'
                || digits.Length > 1 && digits[0] == '0')
            {
                return "is not a whole number";
            }

            if (number < min || number > max)
            {
                return number < min ? $"is below {min}" : $"is above {max}";
            }

            value = (int)number;
            return null;
        }
    }

    /// <summary>One of an enumeration's values, written in kebab-case (<c>BuiltIn</c> is <c>built-in</c>).</summary>
    /// <param name="options">The values with their help, in the order to show them; all of the enumeration when empty.</param>
    public static AnswerType<TEnum> Choice<TEnum>(params IReadOnlyList<Option<TEnum>> options)
        where TEnum : struct, Enum
    {
        var all = options.Count > 0 ? options : [.. Enum.GetValues<TEnum>().Select(v => new Option<TEnum>(v))];
        var words = all.Select(o => o.Word).ToArray();
        return new ScalarType<TEnum>(string.Join(" | ", words), words.Length == 1 ? words[0] : $"one of {string.Join(", ", words)}", words[0], Parse, v => all.First(o => o.Value.Equals(v)).Word)
        {
            Choices = [.. all.Select(o => new ChoiceWord(o.Word, o.Help))],
            JsonSchema = () => new JsonObject { ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w)), .. all.Select(o => o.Number).OfType<int>().Select(n => JsonValue.Create(n))]) },
        };

        string? Parse(string text, out TEnum value)
        {
            foreach (var option in all)
            {
                if (option.Word == text || option.Number?.ToString(CultureInfo.InvariantCulture) == text)
                {
                    value = option.Value;
                    return null;
                }
            }

            value = default;
            return NearestName.Of(text, words) is { } nearest ? $"is not one of the words (did you mean {nearest}?)" : "is not one of the words";
        }
    }

    /// <summary>A list.</summary>
    /// <param name="item">The type of each item.</param>
    /// <param name="min">The fewest items.</param>
    /// <param name="max">The most items.</param>
    /// <param name="unique">Which items may not be alike.</param>
    public static AnswerType<IReadOnlyList<T>> List<T>(AnswerType<T> item, int min = 0, int max = int.MaxValue, params IReadOnlyList<UniqueBy<T>> unique) =>
        new ListType<T>(item, min, max, unique);

    /// <summary>A map with known keys.</summary>
    /// <param name="name">What it is, in a word or two: <c>network</c>.</param>
    /// <param name="fields">Its fields, in the order they are read, written and shown.</param>
    /// <param name="make">Makes the record when all fields are good.</param>
    /// <param name="rule">What fields must fulfil together: null when good, else what is wrong and what to do.</param>
    public static AnswerType<TRecord> Record<TRecord>(string name, IReadOnlyList<RecordFieldOf<TRecord>> fields, Func<RecordValues, TRecord> make, Func<TRecord, string?>? rule = null) =>
        new RecordType<TRecord>(name, fields, make, rule);

    /// <summary>The same type for a question or field that may have no value at all.</summary>
    public static AnswerType<T?> OrNone<T>(this AnswerType<T> type)
        where T : struct => new NoneType<T>(type);

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
