using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>A secret, or why it could not be had.</summary>
/// <param name="Secret">The secret; null when there is an error.</param>
/// <param name="Error">Why there is none.</param>
/// <param name="Warning">What is doubtful about it.</param>
public sealed record SecretResolution(Secret? Secret, AnswerError? Error, AnswerError? Warning);
