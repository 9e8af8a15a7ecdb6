using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Wizard.Words;

/// <summary>What is wrong with answers, and what good ones are.</summary>
public sealed partial class WordCatalogue
{
    /// <summary>What a good value is, to follow "expected".</summary>
    public string Expected(AnswerType type) => Sentence(type.Expected);

    /// <summary>What is wrong, without its full stop.</summary>
    public string Problem(AnswerError error) => Sentence(error.Message).TrimEnd('.', '。');

    /// <summary>What is wrong and what a good value is.</summary>
    /// <param name="place">What stands before it; may be empty.</param>
    public string Told(AnswerError error, string place = "")
    {
        var expected = error.Expected.Length > 0 ? With("error.expected", Sentence(error.Expected)) : "";
        return With("error.told", place + Problem(error), expected).TrimEnd();
    }

    /// <summary>All of it, with file, line and remedy: for who has the file at hand.</summary>
    public string Whole(AnswerError error)
    {
        var place = string.Concat(new[] { error.Origin.Kind == OriginKind.Default ? "" : error.Origin.ToString(), error.Id }.Where(part => part.Length > 0).Select(part => $"{part}: "));
        var expected = error.Expected.Length > 0 ? With("error.whole-expected", Sentence(error.Expected)) : "";
        return With("error.whole", place + Problem(error), expected, Sentence(error.Remedy)).TrimEnd();
    }
}
