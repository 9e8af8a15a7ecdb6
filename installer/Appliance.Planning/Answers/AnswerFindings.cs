using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>What was found while reading answers: all of it, not just the first.</summary>
internal sealed class AnswerFindings
{
    public List<AnswerError> Errors { get; } = [];

    public List<AnswerError> Warnings { get; } = [];

    /// <summary>Secrets that stood in clear text, so that they can be masked wherever else they turn up.</summary>
    public List<Secret> PlainSecrets { get; } = [];
}
