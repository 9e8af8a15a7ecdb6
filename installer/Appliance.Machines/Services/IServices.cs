namespace Appliance.Machines.Services;

/// <summary>The service manager of a machine.</summary>
public interface IServices
{
    Task<ServiceState> StateAsync(string unit, CancellationToken cancellationToken);

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
