using System.Text.Json;
using Appliance.Contracts.Inventories;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Commands;

/// <summary><c>inventory apply</c>: takes in what setup knows about the site.</summary>
internal sealed class InventoryCommand(CommandStreams streams)
{
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        Inventory inventory;
        try
        {
            inventory = InventoryJson.Read(await streams.Input.ReadToEndAsync(cancellationToken));
        }
        catch (JsonException exception)
        {
            await streams.Error.WriteLineAsync($"{Product.Executable}: standard input holds no inventory: {exception.Message}");
            return ExitCode.Failed;
        }

        return await new DatabaseCommand(streams).RunAsync(
            options,
            async (database, _, token) =>
            {
                var result = await new InventoryWriter(database).ApplyAsync(inventory, token);
                if (result.Problems.Count > 0)
                    return CommandOutcome.Failed($"The inventory is wrong and none of it was taken in:\n  {string.Join("\n  ", result.Problems)}");
                if (result.Changed == 0)
                    return CommandOutcome.Done("unchanged");
                var events = new EventLog(database, TimeProvider.System);
                await events.RecordAsync(EventKind.InventoryChanged, $"The inventory was brought up to date; {result.Changed} entries changed.", token);
                return CommandOutcome.Done($"changed {result.Changed}");
            },
            cancellationToken);
    }
}
