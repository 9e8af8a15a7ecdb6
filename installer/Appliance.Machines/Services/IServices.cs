namespace Appliance.Machines.Services;

/// <summary>The service manager of a machine.</summary>
public interface IServices
{
    Task<ServiceState> StateAsync(string unit, CancellationToken cancellationToken);

    /// <summary>
    /// The same by the unit's files as they are now. Reading all units anew costs more than anything else that is asked of a service
    /// manager, and is done only for a unit that needs it.
    /// </summary>
    async Task<ServiceState> FreshStateAsync(string unit, CancellationToken cancellationToken)
    {
        var state = await StateAsync(unit, cancellationToken);
        if (state is { Known: true, IsOutdated: false })
        {
            return state;
        }

        await ReloadUnitsAsync(cancellationToken);
        return await StateAsync(unit, cancellationToken);
    }

    /// <summary>Makes it start at boot; whatever else is to know of it now hears of it at <see cref="ReloadUnitsAsync"/>.</summary>
    Task EnableAsync(string unit, CancellationToken cancellationToken);

    Task DisableAsync(string unit, CancellationToken cancellationToken);

    /// <summary>Starts the unit and waits until it says that it is ready.</summary>
    /// <exception cref="ServiceFailedException">It did not become ready; the message holds its last log lines.</exception>
    Task StartAsync(string unit, CancellationToken cancellationToken);

    Task StopAsync(string unit, CancellationToken cancellationToken);

    /// <exception cref="ServiceFailedException">It did not become ready; the message holds its last log lines.</exception>
    Task RestartAsync(string unit, CancellationToken cancellationToken);

    Task ReloadAsync(string unit, CancellationToken cancellationToken);

    /// <summary>Makes changed unit files known.</summary>
    Task ReloadUnitsAsync(CancellationToken cancellationToken);

    /// <summary>The last lines the unit logged.</summary>
    Task<IReadOnlyList<string>> LogAsync(string unit, int lines, CancellationToken cancellationToken);
}
