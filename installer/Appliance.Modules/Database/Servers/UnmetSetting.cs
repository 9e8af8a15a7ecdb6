using Appliance.Modules.Database.Configuration;

namespace Appliance.Modules.Database.Servers;

/// <summary>A setting of a running server that is not as wanted.</summary>
/// <param name="Now">The server's value, with its unit.</param>
/// <param name="NeedsRestart">Only a restart changes it.</param>
/// <param name="PendingRestart">The server has read a new value and waits for a restart.</param>
/// <param name="Place">File and line that set it; null when none does.</param>
internal sealed record UnmetSetting(ServerSetting Setting, string Now, bool NeedsRestart, bool PendingRestart, string? Place);
