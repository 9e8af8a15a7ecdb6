using Appliance.Planning.Answers;

namespace Appliance.Planning.Sites;

/// <summary>What became of one question.</summary>
internal sealed record Resolution(ResolutionState State, Origin Origin, object? Value = null, AnswerNode? Given = null)
{
    public static readonly Resolution NotAsked = new(ResolutionState.NotAsked, Origin.Default);
    public static readonly Resolution Failed = new(ResolutionState.Failed, Origin.Default);
    public static readonly Resolution None = new(ResolutionState.None, Origin.Default);
}
