using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>A secret that a person typed when asked. Shown it is a mask, written to a file it is <c>{ prompt: true }</c>.</summary>
public sealed class AnswerTypedSecret(Secret secret, Origin origin) : AnswerNode(origin)
{
    public Secret Secret { get; } = secret;
}
