using System.Security.Cryptography;
using System.Text;
using Appliance.Contracts.Inventories;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>Tells the engine of the site's networks, storage and nodes. What was told last is remembered, so that it is not told twice.</summary>
internal sealed class InventoryStep(EngineSettings settings, Inventory inventory) : Step("engine.inventory", "Tell the engine of networks, storage and nodes")
{
    /// <summary>SHA-256 of the inventory the engine took in last.</summary>
    private const string Mark = EnginePaths.Data + "/inventory.sha256";

    // An engine with a new database has forgotten all of it.
    private static readonly string[] Forgetting = ["database.database", "database.cluster", "engine.data"];

    private readonly string _json = InventoryJson.Write(inventory);

    private string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_json)));

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(
        context.Machine.Files.ReadTextOrNull(Mark)?.TrimEnd() == Digest && !Forgetting.Any(context.Changed.Contains)
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Command, "Bring the engine's networks, storage domains and hosts up to date", SiteInventory.Describe(inventory)));

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([FileUndo.Capture(context, Mark)]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var command = EngineCommand.Of(settings, context.Machine, "inventory", "apply").WithInput(_json);
        var result = await context.Machine.Commands.RunAsync(command, cancellationToken, context.Say);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The engine did not take in networks, storage domains and hosts: {string.Join(' ', result.Tail(5))}",
                "Mend the answers the message names (network.*, storage.*, nodes.*) and run setup again: it goes on from here.");
        }

        context.Machine.Files.WriteText(Mark, Digest + "\n", new Ownership(Ownership.Public.Mode, EnginePaths.Account, EnginePaths.Account));
    }
}
