using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>A place in the tree of answers: a group of keys, or the question itself at its end.</summary>
internal sealed class QuestionSection(string key, string path, Question? question)
{
    private readonly List<QuestionSection> _children = [];

    public string Key { get; } = key;

    /// <summary>The dotted id up to here; empty for the root.</summary>
    public string Path { get; } = path;

    public Question? Question { get; } = question;

    public IReadOnlyList<QuestionSection> Children => _children;

    public QuestionSection? Find(string key) => _children.Find(c => c.Key == key);

    public void Add(QuestionSection child) => _children.Add(child);
}
