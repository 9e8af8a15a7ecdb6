using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>One place answers come from. Sources are read when the site is built, against the questions there are.</summary>
public abstract class AnswerSource
{
    private protected AnswerSource(OriginKind kind) => Kind = kind;

    public OriginKind Kind { get; }

    /// <param name="name">How messages call the file.</param>
    /// <param name="text">Its content.</param>
    public static AnswerSource FromFile(string name, string text) => new FileAnswers(name, text);

    /// <summary>
    /// Variables named by <see cref="EnvironmentNames"/>; others are left alone. One that is empty counts as not set.
    /// </summary>
    public static AnswerSource FromEnvironment(IReadOnlyDictionary<string, string> variables) => new EnvironmentAnswers(variables);

    /// <param name="assignment"><c>id=value</c>; a list or record as YAML on one line. Reaches into records.</param>
    public static AnswerSource FromSet(string assignment) => new SetAnswer(assignment);

    /// <summary>What a person typed or chose, by question id.</summary>
    public static AnswerSource FromWizard(IReadOnlyDictionary<string, AnswerNode> answers) => new WizardAnswers(answers);

    /// <summary>The same source, read but once: for a site that is built again and again against the same questions.</summary>
    public AnswerSource ReadOnce() => new ReadOnceAnswers(this);

    /// <summary>A tree of keys, or null when nothing of it can be used (which has then been told).</summary>
    internal abstract AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings);
}
