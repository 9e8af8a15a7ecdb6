using Appliance.Machines.Commands;
using Appliance.Machines.Ssh;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>A far machine that says the same to everything.</summary>
internal sealed class FakeConnection(string output, int exitCode = 0) : ISshConnection
{
    public Task<CommandResult> RunAsync(RemoteScript script, CancellationToken cancellationToken, Action<string>? onLine = null) =>
        Task.FromResult(new CommandResult(Command.Of("ssh"), exitCode, output, ""));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
