using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Wizard.Interviews;

/// <summary>Which answers a person cannot mend by answering: files that cannot be read, keys that do not exist.</summary>
internal static class UnaskableAnswers
{
    // What is wrong with the writing; no field shows it, wherever it stands.
    private static readonly HashSet<string> OfWriting =
    [
        AnswerCodes.Syntax, AnswerCodes.Tab, AnswerCodes.TooLarge, AnswerCodes.EmptyFile, AnswerCodes.NotAMap, AnswerCodes.SeveralDocuments, AnswerCodes.VersionMissing, AnswerCodes.VersionUnknown,
        AnswerCodes.UnknownKey, AnswerCodes.DuplicateKey, AnswerCodes.BadKey, AnswerCodes.Tag, AnswerCodes.UnknownAlias, AnswerCodes.SetForm,
    ];

    /// <returns>All errors when one is such, so that the file is mended once; but what is missing is asked for, and is no error yet.</returns>
    public static IReadOnlyList<AnswerError> Among(QuestionCatalogue catalogue, IReadOnlyList<AnswerError> errors)
    {
        List<AnswerError> told = [.. errors.Where(error => error.Code != AnswerCodes.Missing)];
        return told.Exists(error => OfWriting.Contains(error.Code) || !catalogue.Questions.Any(question => AnswerPath.IsAtOrBelow(error.Id, question.Id))) ? told : [];
    }
}
