using System.Text.Json.Nodes;

namespace Appliance.Planning.Questions;

public static partial class AnswerTypes
{
    /// <summary>A path from the root, without <c>.</c>, <c>..</c> and <c>//</c>; a slash at the end is dropped.</summary>
    public static AnswerType<string> AbsolutePath { get; } = new ScalarType<string>("path", "an absolute path", "/srv/data", Paths.Parse, v => v)
    {
        JsonSchema = () => Pattern("^/"),
    };

    /// <summary>A mail address, roughly: one @ with a local part before it and a host name behind (RFC 5321).</summary>
    public static AnswerType<string> Email { get; } = new ScalarType<string>("mail address", "a mail address", "admin@example.org", ParseEmail, v => v)
    {
        JsonSchema = () => new JsonObject { ["type"] = "string", ["format"] = "email" },
    };

    /// <summary>An SSH key's fingerprint as <c>ssh-keygen -l</c> prints it: <c>SHA256:</c> and 43 characters of base64.</summary>
    public static AnswerType<string> Fingerprint { get; } = new ScalarType<string>("fingerprint", "a fingerprint, SHA256: and 43 characters", "SHA256:" + new string('A', 43), ParseFingerprint, v => v)
    {
        JsonSchema = () => Pattern("^SHA256:[A-Za-z0-9+/]{43}$"),
    };

    /// <summary>Any text on one line.</summary>
    /// <param name="what">What it is, with article: <c>a database name</c>.</param>
    /// <param name="max">The most characters.</param>
    /// <param name="allowed">The characters it may have, like the inside of a regular expression's brackets; any when null.</param>
    /// <param name="first">The characters it may begin with; those of <paramref name="allowed"/> when null.</param>
    /// <param name="example">A good value.</param>
    public static AnswerType<string> Text(string what = "a text", int max = 255, string? allowed = null, string? first = null, string example = "example")
    {
        var characters = allowed is null ? null : new CharacterSet(allowed);
        var firsts = first is null ? characters : new CharacterSet(first);
        var expected = characters is null ? $"{what} of at most {max} characters" : $"{what} of at most {max} characters out of {allowed}{(first is null ? "" : $", the first out of {first}")}";
        return new ScalarType<string>("text", expected, example, Parse, v => v) { JsonSchema = Schema };

        string? Parse(string text, out string value)
        {
            value = text;
            if (text.Length == 0)
            {
                return "is empty";
            }

            if (TextRules.ProblemForReaders(text) is { } problem)
            {
                return problem;
            }

            if (text.Length > max)
            {
                return $"is longer than {max} characters";
            }

            if (text[0] == ' ' || text[^1] == ' ')
            {
                return "begins or ends with a space";
            }

            if (firsts is not null && !firsts.Contains(text[0]))
            {
                return $"begins with {Answers.Wording.Quote(text[..1])}";
            }

            return characters?.FirstOutside(text.AsSpan(1)) is { } outside ? $"has {Answers.Wording.Quote(outside.ToString())} in it" : null;
        }

        JsonObject Schema()
        {
            var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = max };
            if (characters is not null)
            {
                schema["pattern"] = $"^[{firsts!.Ranges}][{characters.Ranges}]*$";
            }

            return schema;
        }
    }

    /// <summary>A type for values of one's own that are written as one word.</summary>
    /// <param name="name">The type's name in tables.</param>
    /// <param name="expected">What a good value is, to follow "expected".</param>
    /// <param name="example">A good value.</param>
    /// <param name="parse">Reads it.</param>
    /// <param name="format">Writes it in the one canonical way.</param>
    /// <param name="pattern">A regular expression for the JSON Schema, not looser than need be.</param>
    public static AnswerType<T> Scalar<T>(string name, string expected, string example, ScalarParser<T> parse, Func<T, string> format, string? pattern = null) =>
        new ScalarType<T>(name, expected, example, parse, format)
        {
            JsonSchema = () => pattern is null ? new JsonObject { ["type"] = "string" } : Pattern(pattern),
        };

    private static string? ParseEmail(string text, out string value)
    {
        value = text;
        var at = text.LastIndexOf('@');
        return TextRules.ProblemForReaders(text) is { } problem ? problem
            : at is < 1 or > 64 || text.AsSpan(0, at).ContainsAny(" @\"(),:;<>[\\]") || HostNames.Parse(text[(at + 1)..], out _) is not null ? "is not a mail address"
            : null;
    }

    private static string? ParseFingerprint(string text, out string value)
    {
        const string Start = "SHA256:";
        value = text;
        Span<byte> hash = stackalloc byte[32];
        return !text.StartsWith(Start, StringComparison.Ordinal) ? "does not begin with SHA256:"
            : text.Length != Start.Length + 43 || !Convert.TryFromBase64Chars($"{text.AsSpan(Start.Length)}=", hash, out _) ? "is not SHA256: and 43 characters of base64"
            : null;
    }
}
