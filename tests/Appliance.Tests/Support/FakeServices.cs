using Appliance.Machines.Services;

namespace Appliance.Tests.Support;

internal sealed class FakeServices : IServices
{
    public Dictionary<string, ServiceState> States { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>The unit that another one requires as its files are now (systemd.unit(5), Requires=); null when none.</summary>
    public Func<string, string?> RequirementOf { get; set; } = _ => null;

    public Task<ServiceState> StateAsync(string unit, CancellationToken cancellationToken) =>
        Task.FromResult(States.GetValueOrDefault(unit, ServiceState.Unknown));

    public Task EnableAsync(string unit, CancellationToken cancellationToken) => Change("enable", unit, state => state with { Enabled = true });

    public Task DisableAsync(string unit, CancellationToken cancellationToken) => Change("disable", unit, state => state with { Enabled = false });

    public Task StartAsync(string unit, CancellationToken cancellationToken) => Change("start", unit, state => state with { Active = true });

    public Task StopAsync(string unit, CancellationToken cancellationToken) => Change("stop", unit, state => state with { Active = false });

    public Task RestartAsync(string unit, CancellationToken cancellationToken) => Change("restart", unit, state => state with { Active = true });

    public Task ReloadAsync(string unit, CancellationToken cancellationToken) => Change("reload", unit, state => state);

    /// <summary>How often the files of all units were read anew.</summary>
    public int Reads { get; private set; }

    public Task ReloadUnitsAsync(CancellationToken cancellationToken)
    {
        Reads++;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> LogAsync(string unit, int lines, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    private Task Change(string verb, string unit, Func<ServiceState, ServiceState> change)
    {
        Calls.Add($"{verb} {unit}");
        States[unit] = change(States[unit]);
        if (RequirementOf(unit) is { } required && States[unit].Active)
        {
            States[required] = States[required] with { Active = true };
        }

        foreach (var other in States.Keys.Where(other => verb == "stop" && RequirementOf(other) == unit).ToList())
        {
            States[other] = States[other] with { Active = false };
        }

        return Task.CompletedTask;
    }
}
