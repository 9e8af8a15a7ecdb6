using System.Text;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>
/// Writes a site's answers as a file that gives the same site again, on this machine or another: defaults are written out,
/// secrets stay references. A secret that was given in clear text becomes a prompt; one that nobody gave stays open.
/// </summary>
public static class AnswersWriter
{
    public static string Write(Site site) => Write(
        "All answers of a site, defaults included. Secrets are not in here, only where to get them.",
        site.Catalogue,
        site.Effective.ToDictionary(a => a.Question, a => a.Node));

    /// <summary>Writes answers as they are, good or not, complete or not.</summary>
    /// <param name="title">What the file is; its first line.</param>
    /// <param name="catalogue">The questions they are answers to.</param>
    /// <param name="answers">Values in written form.</param>
    public static string Write(string title, QuestionCatalogue catalogue, IReadOnlyDictionary<Question, AnswerNode> answers)
    {
        var output = new StringBuilder();
        output.Append($"# {title}\n{FileAnswers.VersionKey}: {FileAnswers.Version}\n");
        Section(catalogue.Root, "");
        return output.ToString();

        void Section(QuestionSection section, string indent)
        {
            foreach (var child in section.Children)
            {
                if (child.Question is { } question)
                {
                    if (answers.TryGetValue(question, out var node))
                    {
                        YamlText.Entry(output, indent, child.Key, node);
                    }
                }
                else if (HasAnswers(child))
                {
                    output.Append(indent).Append(child.Key).Append(":\n");
                    Section(child, indent + "  ");
                }
            }
        }

        bool HasAnswers(QuestionSection section) =>
            section.Children.Any(c => c.Question is { } question ? answers.ContainsKey(question) : HasAnswers(c));
    }

    /// <summary>Writes answers as a file for another machine, whose questions need not be known here.</summary>
    /// <param name="title">What the file is; its first line.</param>
    /// <param name="answers">Ids, of at most one dot, with values; those of one section stand together.</param>
    public static string Write(string title, IReadOnlyList<(string Id, AnswerNode Value)> answers)
    {
        var output = new StringBuilder();
        output.Append($"# {title}\n{FileAnswers.VersionKey}: {FileAnswers.Version}\n");
        var section = "";
        foreach (var (id, value) in answers)
        {
            var (area, key) = id.Split('.') is [var first, var second] ? (first, second) : ("", id);
            if (area != section)
            {
                output.Append(area).Append(":\n");
                section = area;
            }

            YamlText.Entry(output, area.Length > 0 ? "  " : "", key, value);
        }

        return output.ToString();
    }
}
