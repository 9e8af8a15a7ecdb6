using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>Items written as lines: <c>name</c>, <c>name=address</c>, <c>name address</c>, <c>name,address</c>; or as YAML.</summary>
internal static class RecordLines
{
    private static readonly char[] Separators = ['=', ',', ';', '\t', ' '];

    /// <summary>Whether items are names with addresses.</summary>
    public static bool Takes(AnswerType list) => list.Item?.Fields is [{ Id: "name" }, { Id: "address" }, ..];

    public static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    public static IReadOnlyList<RecordLine> Read(string text)
    {
        var lines = new List<RecordLine>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var parts = line.Split('#')[0].Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Trim('"')).ToList();
            // The header of a table is no item.
            if (parts.Count > 0 && !(lines.Count == 0 && parts[0].Equals("name", StringComparison.OrdinalIgnoreCase)))
            {
                lines.Add(new RecordLine(number, parts.Count <= 2 ? Item(parts) : null));
            }
        }

        return lines;
    }

    /// <summary>From an answer file, or from a file with nothing but the list.</summary>
    public static (IReadOnlyList<RecordLine>? Lines, string? Problem) ReadYaml(QuestionCatalogue catalogue, AnswerPath list, string name, string text, WordCatalogue words)
    {
        var bare = text.Split('\n').FirstOrDefault(line => line.Trim() is { Length: > 0 } and not ['#', ..] and not "---")?.StartsWith('-') == true;
        var (whole, shift) = bare ? Wrapped(list, text) : (text, 0);
        var result = SiteBuilder.Build(catalogue, [AnswerSource.FromFile(name, whole)]);
        if (list.Find(result.Draft.GivenOf(list.Question)) is AnswerList { Items.Count: > 0 } given)
        {
            return ([.. given.Items.Select(item => new RecordLine((item.Origin.Line ?? 0) - shift, AnswerEdit.From(Origin.Wizard, item) as AnswerMap))], null);
        }

        var error = result.Errors.FirstOrDefault(error => error.File is not null);
        return (null, error is null ? $"{name}: {list}" : words.Whole(error with { Origin = error.Origin with { Line = error.Line - shift } }));
    }

    private static (string Text, int Shift) Wrapped(AnswerPath list, string text)
    {
        var keys = list.ToString().Split('.');
        var head = string.Concat(keys.Select((key, depth) => $"{new string(' ', 2 * depth)}{key}:\n"));
        var indent = new string(' ', 2 * keys.Length);
        return ($"version: 1\n{head}{string.Join('\n', text.Split('\n').Where(line => line.Trim() != "---").Select(line => indent + line))}\n", keys.Length + 1);
    }

    private static AnswerMap Item(IReadOnlyList<string> parts) =>
        new([.. parts.Zip(["name", "address"]).Select(part => new AnswerEntry(part.Second, new AnswerScalar(part.First, ScalarForm.Bare, Origin.Wizard), Origin.Wizard))], Origin.Wizard);
}
