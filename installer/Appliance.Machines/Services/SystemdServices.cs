using System.Globalization;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Services;

/// <summary>systemd through systemctl(1) and journalctl(1).</summary>
public sealed class SystemdServices(ICommandRunner commands) : IServices
{
    private const string Properties = "--property=LoadState,UnitFileState,ActiveState,SubState,ConditionResult,ConditionTimestampMonotonic,NeedDaemonReload";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    public async Task<ServiceState> StateAsync(string unit, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("systemctl", "show", unit, Properties), cancellationToken);
        var properties = result.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return properties.GetValueOrDefault("LoadState") is "not-found" or null
            ? ServiceState.Unknown
            : new ServiceState(
                true,
                properties.GetValueOrDefault("UnitFileState") is "enabled" or "enabled-runtime" or "static" or "alias" or "generated",
                properties.GetValueOrDefault("ActiveState") is "active" or "reloading",
                properties.GetValueOrDefault("SubState") ?? "")
            {
                // Before a first attempt to start it the result is `no` as well, and has no time.
                ConditionFailed = properties.GetValueOrDefault("ConditionResult") == "no" && properties.GetValueOrDefault("ConditionTimestampMonotonic") is not ("0" or null),
                IsOutdated = properties.GetValueOrDefault("NeedDaemonReload") == "yes",
            };
    }

    public Task EnableAsync(string unit, CancellationToken cancellationToken) => ControlAsync(["enable"], unit, "could not be enabled", cancellationToken);

    public Task DisableAsync(string unit, CancellationToken cancellationToken) => ControlAsync(["disable"], unit, "could not be disabled", cancellationToken);

    public Task StartAsync(string unit, CancellationToken cancellationToken) => ControlAsync(["start"], unit, "did not start", cancellationToken);

    public Task StopAsync(string unit, CancellationToken cancellationToken) => ControlAsync(["stop"], unit, "did not stop", cancellationToken);

    public Task ReloadAsync(string unit, CancellationToken cancellationToken) => ControlAsync(["reload"], unit, "did not reload", cancellationToken);

    public async Task RestartAsync(string unit, CancellationToken cancellationToken)
    {
        // Several restarts in a minute trip systemd's start limit; the run means each of them.
        await commands.RunAsync(Command.Of("systemctl", "reset-failed", unit), cancellationToken);
        await ControlAsync(["restart"], unit, "did not restart", cancellationToken);
    }

    public async Task ReloadUnitsAsync(CancellationToken cancellationToken) =>
        (await commands.RunAsync(Command.Of("systemctl", "daemon-reload"), cancellationToken)).OrThrow();

    public async Task<IReadOnlyList<string>> LogAsync(string unit, int lines, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("journalctl", "--unit", unit, "--lines", lines.ToString(CultureInfo.InvariantCulture), "--output", "cat", "--no-pager"), cancellationToken);
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private async Task ControlAsync(string[] verb, string unit, string failure, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("systemctl", [.. verb, unit]).WithTimeout(StartTimeout), cancellationToken);
        if (!result.Succeeded)
        {
            var log = verb is ["start" or "restart" or "reload"] ? await LogAsync(unit, 10, cancellationToken) : result.Tail();
            throw new ServiceFailedException(unit, failure, log.Count == 0 ? result.Tail() : log);
        }
    }
}
