namespace Appliance.Machines.Packages;

/// <summary>What a finished mirror holds, and what was done for it.</summary>
/// <param name="Bytes">Size of all its packages.</param>
/// <param name="Removed">Packages of an earlier run that are no longer part of it.</param>
/// <param name="IndexHash">SHA-256 of its index, by which a plain http URL of the mirror is pinned.</param>
public sealed record MirrorReport(int Packages, long Bytes, int Downloaded, int Removed, string IndexHash);
