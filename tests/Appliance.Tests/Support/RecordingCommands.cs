using System.Collections.Concurrent;
using Appliance.Machines.Commands;

namespace Appliance.Tests.Support;

/// <summary>Really runs commands of this machine, with an environment of the test's own, and keeps how they ended.</summary>
internal sealed class RecordingCommands(params (string Name, string Value)[] environment) : ICommandRunner
{
    private readonly LocalCommandRunner _runner = new();

    public ConcurrentQueue<CommandResult> Results { get; } = new();

    public async Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var changed = environment.Aggregate(command, (result, pair) => result.WithEnvironment(pair.Name, pair.Value));
        var result = await _runner.RunAsync(changed, cancellationToken, onLine);
        Results.Enqueue(result);
        return result;
    }

    public string? Find(string program) => _runner.Find(program);

    public int StartDetached(Command command, string outputFile) => _runner.StartDetached(command, outputFile);
}
