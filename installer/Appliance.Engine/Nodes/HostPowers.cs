using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Power management of hosts.</summary>
internal sealed class HostPowers(NpgsqlDataSource database, SecretKey key, FenceAgent agent, EventLog events)
{
    public async Task SetSecretAsync(Guid id, string name, string secret, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE hosts SET power_secret = $2 WHERE id = $1");
        await command.With(id).With(key.Seal(secret, id)).ExecuteNonQueryAsync(cancellationToken);
        await events.RecordAsync(EventKind.PowerSecretSet, $"The power management secret of host {name} was set.", cancellationToken);
    }

    /// <summary>Asks the fence agent whether the host is on.</summary>
    public async Task<PowerState> StatusAsync(HostRow host, CancellationToken cancellationToken)
    {
        if (host.Power is not { } power)
            return new PowerState("error", $"Host {host.Name} has no power management. Give type, address and user in the site's answers.");
        if (PowerRules.Flaw(power) is { } flaw)
            return new PowerState("error", $"The power management of host {host.Name} is wrong: {flaw}");
        if (await SecretAsync(host.Id, cancellationToken) is not { } secret)
            return new PowerState("error", $"The engine has no power management secret for host {host.Name}, or its key has changed. Set it: {Product.Executable} node power-secret {host.Name}.");
        var state = await agent.StatusAsync(power, secret, cancellationToken);
        await (state.Word == "error"
            ? events.RecordAsync(EventKind.HostFenceStatusFailed, $"Failed to verify Host {host.Name} power management. {state.Text}", cancellationToken)
            : events.RecordAsync(EventKind.HostFenceStatus, $"Host {host.Name} power management was verified: power is {state.Word}.", cancellationToken));
        return state;
    }

    private async Task<string?> SecretAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT power_secret FROM hosts WHERE id = $1");
        return await command.With(id).ExecuteScalarAsync(cancellationToken) is byte[] content ? key.Open(content, id) : null;
    }
}
