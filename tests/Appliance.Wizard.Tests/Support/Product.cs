using Appliance.Cli.Composition;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Tests.Support;

/// <summary>Interviews about the product's own questions.</summary>
internal static class Product
{
    public static QuestionCatalogue Catalogue => ApplianceModules.Engine.Catalogue;

    /// <summary>The questions of both roles, each once.</summary>
    public static IReadOnlyList<Question> AllQuestions { get; } =
        [.. ApplianceModules.Engine.Catalogue.Questions.Concat(ApplianceModules.Node.Catalogue.Questions).DistinctBy(question => question.Id)];

    public static Interview Ask(params IReadOnlyList<AnswerSource> sources) => new(Catalogue, sources, new KnownFacts());

    /// <summary>The value in the one way to write it.</summary>
    public static string? Text(this Interview interview, string path)
    {
        var asked = interview.Look(path);
        return asked.Value is null ? null : (asked.Type.Canonical(asked.Value) as AnswerScalar)?.Text;
    }
}
