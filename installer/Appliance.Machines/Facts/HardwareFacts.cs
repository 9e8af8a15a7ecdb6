namespace Appliance.Machines.Facts;

/// <param name="MemoryBytes">Usable memory as the kernel counts it: less than what is plugged in.</param>
/// <param name="VirtualizationExtension"><c>vmx</c> (Intel), <c>svm</c> (AMD), or null when the CPU offers none.</param>
/// <param name="HasKvm">Whether /dev/kvm is there.</param>
/// <param name="Container">What kind of container this is; null on a machine of its own.</param>
public sealed record HardwareFacts(int Cpus, long MemoryBytes, string? VirtualizationExtension, bool HasKvm, string? Container);
