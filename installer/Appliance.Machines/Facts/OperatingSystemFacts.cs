namespace Appliance.Machines.Facts;

/// <summary>From os-release(5).</summary>
/// <param name="Id">Lower-case name such as <c>debian</c>.</param>
/// <param name="IdLike">Names of the systems it is derived from.</param>
/// <param name="VersionId">Such as <c>12</c> or <c>9.4</c>; empty on a rolling release.</param>
public sealed record OperatingSystemFacts(string Id, IReadOnlyList<string> IdLike, string VersionId, string PrettyName, string Architecture, string Kernel)
{
    public bool IsLike(string id) => Id == id || IdLike.Contains(id);
}
