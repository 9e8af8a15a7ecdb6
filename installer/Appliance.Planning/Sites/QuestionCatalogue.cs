using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>All questions there are, in the order they are asked.</summary>
public sealed class QuestionCatalogue
{
    private readonly Dictionary<string, Question> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byEnvironmentName = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _areaTitles;

    /// <param name="questions">The questions.</param>
    /// <param name="areaTitles">Headings by area; the area itself where there is none.</param>
    /// <exception cref="ArgumentException">
    /// Two questions (or a question and a group of others) have the same id or environment variable, or an id is malformed.
    /// </exception>
    public QuestionCatalogue(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, string>? areaTitles = null)
    {
        Questions = questions;
        _areaTitles = areaTitles ?? new Dictionary<string, string>();
        foreach (var question in questions)
        {
            if (!IsWellFormed(question.Id))
            {
                throw new ArgumentException($"'{question.Id}' is not an id: camelCase words joined by dots, and not 'version'.", nameof(questions));
            }

            if (!_byId.TryAdd(question.Id, question))
            {
                throw new ArgumentException($"There are two questions '{question.Id}'.", nameof(questions));
            }

            Place(question);
            AddEnvironmentNames(question.Id, question.Type.Fields);
        }
    }

    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The areas in the order of their first question.</summary>
    public IEnumerable<string> Areas => Questions.Select(q => q.Area).Distinct(StringComparer.Ordinal);

    internal QuestionSection Root { get; } = new("", "", null);

    /// <summary>Paths of questions and of fields in records, by environment variable.</summary>
    internal IReadOnlyDictionary<string, string> ByEnvironmentName => _byEnvironmentName;

    /// <summary>Every path <c>--set</c> can name.</summary>
    internal IEnumerable<string> Paths => _byEnvironmentName.Values;

    public Question? Find(string id) => _byId.GetValueOrDefault(id);

    public string AreaTitle(string area) => _areaTitles.GetValueOrDefault(area, area);

    internal bool Contains(Question question) => _byId.TryGetValue(question.Id, out var known) && ReferenceEquals(known, question);

    /// <summary>The type of the answer at a path: a question's, or a field's inside a record question.</summary>
    internal AnswerType? Locate(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (!_byId.TryGetValue(path[..end], out var question))
            {
                continue;
            }

            var type = question.Type;
            foreach (var key in path[end..].Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (type.Fields.FirstOrDefault(f => f.Id == key) is not { } field)
                {
                    return null;
                }

                type = field.Type;
            }

            return type;
        }

        return null;
    }

    /// <summary>The path whose last word is this, when there is exactly one.</summary>
    internal string? WithLastWord(string word)
    {
        var matches = Paths.Where(p => p.EndsWith($".{word}", StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return matches.Count == 1 ? matches[0] : null;
    }

    internal bool IsSection(string path) => _byId.Keys.Any(id => id.StartsWith($"{path}.", StringComparison.Ordinal));

    private static bool IsWellFormed(string id) => id != FileAnswers.VersionKey && id.Split('.').All(IsWord);

    private static bool IsWord(string word) => word.Length > 0 && char.IsAsciiLetterLower(word[0]) && word.All(char.IsAsciiLetterOrDigit);

    private void Place(Question question)
    {
        var section = Root;
        var words = question.Id.Split('.');
        for (var i = 0; i < words.Length; i++)
        {
            var isLast = i == words.Length - 1;
            var next = section.Find(words[i]);
            if (next is null)
            {
                next = new QuestionSection(words[i], string.Join('.', words[..(i + 1)]), isLast ? question : null);
                section.Add(next);
            }
            else if (isLast || next.Question is not null)
            {
                throw new ArgumentException($"'{next.Path}' is both a question and a group of questions ('{question.Id}').");
            }

            section = next;
        }
    }

    private void AddEnvironmentNames(string path, IReadOnlyList<RecordField> fields)
    {
        if (!_byEnvironmentName.TryAdd(EnvironmentNames.For(path), path))
        {
            throw new ArgumentException($"'{path}' and '{_byEnvironmentName[EnvironmentNames.For(path)]}' have the same environment variable.");
        }

        foreach (var field in fields)
        {
            AddEnvironmentNames($"{path}.{field.Id}", field.Type.Fields);
        }
    }
}
