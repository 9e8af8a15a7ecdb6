namespace Appliance.Modules.Engine;

/// <summary>A process that was seen running.</summary>
/// <param name="StartTime">Clock ticks after boot; with the number it names one process for good.</param>
/// <param name="Words">Its command line.</param>
internal sealed record RunningProcess(int Id, long StartTime, IReadOnlyList<string> Words);
