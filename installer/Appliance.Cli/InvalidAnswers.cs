using Appliance.Planning.Answers;

namespace Appliance.Cli;

/// <summary>All errors of the answers as one message.</summary>
internal static class InvalidAnswers
{
    public static CommandLineException Of(IReadOnlyList<AnswerError> errors) => new(
        string.Join('\n', errors.Select(error => error.ToString()).Append(errors.Count == 1 ? "1 error in the answers." : $"{errors.Count} errors in the answers.")),
        ExitCode.Answers);
}
