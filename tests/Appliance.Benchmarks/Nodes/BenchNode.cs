using Appliance.Lab;

namespace Appliance.Benchmarks.Nodes;

/// <summary>A bare server that is to become a node.</summary>
/// <param name="HostKey">Fingerprint of its SSH host key, as <c>ssh-keygen -l</c> prints it.</param>
internal sealed record BenchNode(string Name, string Address, string HostKey, LabMachine Machine);
