using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>What the question pages need besides the interview.</summary>
public sealed record QuestionPagesSettings
{
    public IAnswerFiles Files { get; init; } = new LocalAnswerFiles();

    /// <summary>The person's home folder.</summary>
    public string Home { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>What this machine has; null where that is not known.</summary>
    public IMachineChoices? Machine { get; init; }

    /// <summary>What was entered in an earlier wizard that did not come to its end, as <see cref="Interviews.Interview.Save"/> made it.</summary>
    public string? Saved { get; init; }

    /// <summary>How messages call that.</summary>
    public string SavedName { get; init; } = "wizard";

    /// <summary>Those that the terminal can show.</summary>
    public IReadOnlyList<Language> Languages { get; init; } = Language.All;

    /// <summary>Whether this machine may become a node instead.</summary>
    public bool MayBeNode { get; init; }

    /// <summary>Told when a person goes on from the review and all answers are there and good. The page after the review follows.</summary>
    public Action? Proceed { get; init; }
}
