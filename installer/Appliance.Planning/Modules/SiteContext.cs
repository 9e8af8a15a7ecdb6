using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Modules;

/// <summary>What a module makes its steps and proofs from.</summary>
/// <param name="EngineExecutable">Where the engine's executable lies that shall be installed.</param>
public sealed record SiteContext(Site Site, IMachine Machine, MachineFacts Facts, ISiteSecrets Secrets, string EngineExecutable);
