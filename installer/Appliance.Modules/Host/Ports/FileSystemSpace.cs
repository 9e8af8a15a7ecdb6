namespace Appliance.Modules.Host.Ports;

/// <summary>A mounted file system.</summary>
/// <param name="MountPoint">Where it is mounted.</param>
/// <param name="Device">What tells file systems apart, however often they are mounted.</param>
/// <param name="FreeBytes">Bytes that may still be written, without what is kept back for root.</param>
public sealed record FileSystemSpace(string MountPoint, string Device, long FreeBytes, bool ReadOnly);
