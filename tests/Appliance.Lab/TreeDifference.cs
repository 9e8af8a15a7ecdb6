namespace Appliance.Lab;

/// <summary>One path or package that is not as it was.</summary>
/// <param name="Name">A path, or <c>package NAME</c>.</param>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record TreeDifference(string Name, string? Before, string? After)
{
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"new: {Name} ({After})",
        (_, null) => $"gone: {Name} ({Before})",
        _ => $"changed: {Name} ({Before} => {After})",
    };
}
