namespace Appliance.Machines.Packages;

/// <summary>Packages were not removed, since others need them which nobody asked to remove.</summary>
public sealed class PackagesNeededException(IReadOnlyList<string> packages, IReadOnlyList<string> others)
    : Exception($"{string.Join(", ", packages)} cannot be removed without {string.Join(", ", others)}, which were not to be removed. Nothing was removed; remove those first if they are not needed.");
