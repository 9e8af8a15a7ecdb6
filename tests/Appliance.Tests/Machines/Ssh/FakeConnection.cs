using System.Text;
using Appliance.Machines.Commands;
using Appliance.Machines.Ssh;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>A far machine that says the same to everything, and keeps what it is told.</summary>
internal sealed class FakeConnection(string output, int exitCode = 0) : ISshConnection
{
    public List<string> Told { get; } = [];

    public async Task<CommandResult> RunAsync(RemoteScript script, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        if (script.Input is { } input)
        {
            using var stream = new MemoryStream();
            await input(stream, cancellationToken);
            Told.Add(Encoding.UTF8.GetString(stream.ToArray()));
        }

        return new CommandResult(Command.Of("ssh"), exitCode, output, "");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
