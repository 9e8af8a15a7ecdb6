namespace Appliance.Machines.Services;

/// <summary>The service manager of a machine.</summary>
public interface IServices
{
    Task<ServiceState> StateAsync(string unit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the unit known by its files as they are now, and start at boot. Reading all units anew costs more than anything else that
    /// is asked of a service manager, and is done once, when there is a reason.
    /// </summary>
    /// <param name="changed">
    /// Whether unit files may have changed since they were read. systemd before 257 does not notice a first addition to a unit by itself.
    /// </param>
    /// <returns>The state before; unknown when the machine has no such unit.</returns>
    async Task<ServiceState> RegisterAsync(string unit, bool changed, CancellationToken cancellationToken)
    {
        var state = await StateAsync(unit, cancellationToken);
        if (!state.Known || (state.Enabled && (changed || state.IsOutdated)))
        {
            await ReloadUnitsAsync(cancellationToken);
            state = await StateAsync(unit, cancellationToken);
        }

        if (state is { Known: true, Enabled: false })
        {
            await EnableAsync(unit, cancellationToken);
        }

        return state;
    }

    /// <summary>Makes it start at boot, and changed unit files known.</summary>
    Task EnableAsync(string unit, CancellationToken cancellationToken);

    /// <summary>Lets it not start at boot, and makes changed unit files known.</summary>
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
