using Appliance.Machines.Commands;
using Appliance.Machines.Services;

namespace Appliance.Tests.Modules.Database;

/// <summary>A service manager that knows one unit, a real PostgreSQL, and the umbrella over it.</summary>
internal sealed class PgCtlServices(string unit, string binaries, string configDirectory, string log) : IServices
{
    private readonly LocalCommandRunner _commands = new();
    private readonly HashSet<string> _enabled = [];

    public List<string> Calls { get; } = [];

    public async Task<ServiceState> StateAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "postgresql.service" => new ServiceState(true, _enabled.Contains(name), true, "exited"),
        _ when name == unit => new ServiceState(true, _enabled.Contains("postgresql.service"), (await PgCtlAsync("status")).Succeeded, "running"),
        _ => ServiceState.Unknown,
    };

    public Task EnableAsync(string name, CancellationToken cancellationToken) => Note("enable", name, () => _enabled.Add(name));

    public Task DisableAsync(string name, CancellationToken cancellationToken) => Note("disable", name, () => _enabled.Remove(name));

    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        Calls.Add("start " + name);
        if (!(await PgCtlAsync("start", "--wait", "--log", log)).Succeeded)
        {
            throw new ServiceFailedException(name, "did not start", []);
        }
    }

    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        Calls.Add("stop " + name);
        (await PgCtlAsync("stop", "--wait", "--mode", "fast")).OrThrow();
    }

    public async Task RestartAsync(string name, CancellationToken cancellationToken)
    {
        Calls.Add("restart " + name);
        if ((await PgCtlAsync("status")).Succeeded)
        {
            (await PgCtlAsync("stop", "--wait", "--mode", "fast")).OrThrow();
        }

        (await PgCtlAsync("start", "--wait", "--log", log)).OrThrow();
    }

    public Task ReloadAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReloadUnitsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> LogAsync(string name, int lines, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    private Task<CommandResult> PgCtlAsync(params string[] arguments) =>
        _commands.RunAsync(new Command($"{binaries}/pg_ctl", [.. arguments, "--pgdata", configDirectory]).As("postgres"), default);

    private Task Note(string verb, string name, Action change)
    {
        Calls.Add($"{verb} {name}");
        change();
        return Task.CompletedTask;
    }
}
