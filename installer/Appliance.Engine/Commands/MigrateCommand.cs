namespace Appliance.Engine.Commands;

/// <summary><c>migrate</c>: brings the database to this program's schema.</summary>
internal sealed class MigrateCommand(CommandStreams streams)
{
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken) =>
        new DatabaseCommand(streams).RunAsync(
            options,
            (_, applied, _) => Task.FromResult(CommandOutcome.Done(applied.Count == 0 ? "unchanged" : $"changed {string.Join(' ', applied)}")),
            cancellationToken);
}
