namespace Appliance.Planning.Answers;

/// <summary>
/// Stands where a secret was given in clear text. It does not hold the value: shown it is a mask, written to a file it is
/// <c>{ prompt: true }</c>.
/// </summary>
public sealed class AnswerMaskedSecret(Origin origin) : AnswerNode(origin);
