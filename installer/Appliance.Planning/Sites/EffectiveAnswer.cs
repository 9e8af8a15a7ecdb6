using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>An answer as it counts, in written form: secrets are references or masks.</summary>
/// <param name="Question">The question.</param>
/// <param name="Node">The canonical value; inside it each part has the origin it came from.</param>
/// <param name="Origin">Where it came from; for a record with parts from several places, the highest of them.</param>
public sealed record EffectiveAnswer(Question Question, AnswerNode Node, Origin Origin)
{
    /// <summary>It says that there is to be no value, not even the default.</summary>
    public bool IsNone => Node.IsNull;
}
