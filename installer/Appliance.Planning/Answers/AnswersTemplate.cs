using System.Text;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>
/// Writes a new answer file that validates as it is, on any machine: what must be answered has a value from this machine or
/// an example, all else stands commented out with its default. Comments begin with "# "; removing a "#" that a key follows
/// makes that key count.
/// </summary>
public sealed class AnswersTemplate
{
    private const int Width = 100;

    private readonly QuestionCatalogue _catalogue;
    private readonly TemplateKind _kind;
    private readonly TemplateValues _values;
    private readonly StringBuilder _output = new();

    private AnswersTemplate(QuestionCatalogue catalogue, TemplateKind kind, IDefaultFacts? facts)
    {
        _catalogue = catalogue;
        _kind = kind;
        _values = TemplateValues.Of(catalogue, kind, facts);
    }

    /// <param name="catalogue">The questions.</param>
    /// <param name="kind">What the file is for.</param>
    /// <param name="facts">What is known of the machine, for better values than examples.</param>
    /// <param name="schema">Where the JSON Schema lies, for editors; no such line when null.</param>
    public static string Write(QuestionCatalogue catalogue, TemplateKind kind, IDefaultFacts? facts = null, string? schema = null)
    {
        var template = new AnswersTemplate(catalogue, kind, facts);
        if (schema is not null)
        {
            template._output.Append($"# yaml-language-server: $schema={schema}\n");
        }

        return template.Write();
    }

    private string Write()
    {
        Comment("", _kind.Title);
        Comment("", "Change what has a value. Lines that begin with #key: show defaults or examples; remove the # to change one.");
        _output.Append($"{FileAnswers.VersionKey}: {FileAnswers.Version}\n");
        foreach (var child in _catalogue.Root.Children)
        {
            _output.Append('\n');
            Place(child, "");
        }

        return _output.ToString();
    }

    private void Place(QuestionSection section, string indent)
    {
        if (section.Question is { } question)
        {
            Explain(question, indent);
            Value(question, section.Key, indent);
            return;
        }

        _output.Append(indent).Append(section.Key).Append(":\n");
        for (var i = 0; i < section.Children.Count; i++)
        {
            _output.Append(i == 0 ? "" : "\n");
            Place(section.Children[i], indent + "  ");
        }
    }

    private void Explain(Question question, string indent)
    {
        Comment(indent, $"{question.Title}: {question.Help}");
        foreach (var word in question.Type.Words.Where(w => w.Help.Length > 0))
        {
            Comment(indent, $"  {word.Word}: {word.Help}");
        }

        if (question.AskedWhenNote is { } condition)
        {
            Comment(indent, $"Only when {condition}.");
        }

        if (question.DefaultNote is { } note)
        {
            Comment(indent, $"Default: {note}.");
        }
        else if (question is { Optional: true, HasDefault: false })
        {
            Comment(indent, "May be left out.");
        }
    }

    private void Value(Question question, string key, string indent)
    {
        var given = _values.Given.Contains(question);
        var value = _values.Draft.NodeOf(question) ?? _values.Draft.DefaultOf(question);
        if (value is null || !given && value is AnswerList { Items.Count: 0 } && question.Type.Item?.Fields.Count > 0)
        {
            // An empty list of records teaches nobody how to write one.
            value = question.ExampleNode;
        }

        var lines = new StringBuilder();
        YamlText.Entry(lines, "", key, value);
        foreach (var line in lines.ToString().TrimEnd('\n').Split('\n'))
        {
            // The # stands right before the key, so that it cannot be mistaken for a comment's.
            var content = line.TrimStart(' ');
            _output.Append(indent).Append(' ', line.Length - content.Length).Append(given ? "" : "#").Append(content).Append('\n');
        }
    }

    private void Comment(string indent, string text)
    {
        var line = new StringBuilder(text.StartsWith(' ') ? "  " : "");
        var empty = line.Length;
        foreach (var word in text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > empty && indent.Length + line.Length + word.Length > Width)
            {
                _output.Append(indent).Append('#').Append(line).Append('\n');
                line.Length = empty;
            }

            line.Append(' ').Append(word);
        }

        _output.Append(indent).Append('#').Append(line).Append('\n');
    }
}
