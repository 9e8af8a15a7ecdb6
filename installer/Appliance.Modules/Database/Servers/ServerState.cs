namespace Appliance.Modules.Database.Servers;

/// <param name="Enabled">It starts with the machine, as far as it should.</param>
internal sealed record ServerState(bool Enabled, bool Running);
