using Appliance.Machines;
using Appliance.Machines.Secrets;
using Appliance.Planning.Runs;
using Appliance.Planning.Templates;

namespace Appliance.Planning.Steps;

/// <summary>What a step may use.</summary>
public sealed record StepContext
{
    public required IMachine Machine { get; init; }

    public required ITemplates Templates { get; init; }

    public required SecretMasker Masker { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>
    /// Ids of the steps that change something before this one: in a plan those that would, in a run those that did.
    /// A step whose state cannot be seen yet (a role in a server not installed) says from this that it will change.
    /// </summary>
    public required IReadOnlySet<string> Changed { get; init; }

    /// <summary>The folder of the run for originals and candidates; null while planning, when nothing may be written.</summary>
    public RunFolder? Run { get; init; }

    /// <summary>Shows a line of progress.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Whether this is only a look ahead.</summary>
    public bool IsPlanning => Run is null;

    /// <summary>The run's folder.</summary>
    /// <exception cref="InvalidOperationException">Called while planning.</exception>
    public RunFolder Folder => Run ?? throw new InvalidOperationException("A plan has no folder to write to.");
}
