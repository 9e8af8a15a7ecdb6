namespace Appliance.Benchmarks.Nodes;

/// <summary>What it took to enrol some nodes.</summary>
/// <param name="Nodes">How many.</param>
/// <param name="Seconds">From the command's start to its end.</param>
/// <param name="CpuSeconds">Of all processors, on all machines together.</param>
/// <param name="PeakBytes">The most memory beyond what the machines used before.</param>
internal sealed record Enrolment(string Name, int Nodes, double Seconds, double CpuSeconds, long PeakBytes);
