using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Modules.Engine;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Enrolment;

/// <summary>Traces of an engine on this machine: its files and ports are those of a node, so one machine is not both.</summary>
public static class EngineHere
{
    public const string Remedy = "Join another machine. If the engine that is here is no longer needed, `appliance cleanup` removes it first.";

    private static readonly string[] Traces = [AppliedAnswersModule.PathOf(MachineRole.Engine), EnginePaths.Configuration, EnginePaths.UnitFile];

    /// <summary>What was found; null when nothing is here.</summary>
    public static string? Find(IMachineFiles files) => Traces.FirstOrDefault(files.Exists) is { } trace ? $"An engine is set up on this machine: {trace} is there." : null;
}
