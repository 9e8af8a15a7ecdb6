using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Checks;

/// <summary>What a check may look at.</summary>
/// <param name="Unfinished">The run that was begun here and not ended, if any.</param>
public sealed record CheckContext(Site Site, IMachine Machine, MachineFacts Facts, ISiteSecrets Secrets, RunRecord? Unfinished)
{
    /// <summary>Whether an earlier run of ours installed something here: then our own traces are no obstacle.</summary>
    public required bool Installed { get; init; }
}
