namespace Appliance.Machines.Packages;

/// <summary>A package source, or a mirror to be made, is not as it must be. The message says what to do.</summary>
public sealed class PackageSourceException(string message) : Exception(message);
