using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Accounts;
using Appliance.Engine.Configuration;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Commands.Nodes;

/// <summary>
/// The verbs of <c>node</c>. They work on the database and the PKI themselves: whoever may be the engine's account needs no
/// password, and they work while the engine is down.
/// </summary>
internal sealed partial class NodeCommand(CommandStreams streams)
{
    /// <summary>The verb's work, or null when there is no such verb or it wants other values.</summary>
    public static Func<NodeCommand, NodeTask, Task<CommandOutcome>>? Find(string verb, NodeArguments arguments) => (verb, arguments.Values.Count) switch
    {
        ("token", 0) => (_, task) => IssueTokenAsync(task),
        ("list", 0) => (_, task) => ListAsync(task),
        ("show", 1) => (_, task) => ShowAsync(task),
        ("approve", 1) => (_, task) => DecideAsync(task, approved: true),
        ("reject", 1) => (_, task) => DecideAsync(task, approved: false),
        ("failed", 1) => (command, task) => command.FailAsync(task),
        ("maintenance", 2) when arguments.Values[1] is "on" or "off" => (_, task) => MaintainAsync(task),
        ("remove", 1) => (_, task) => RemoveAsync(task),
        ("power-secret", 1) => (command, task) => command.SetPowerSecretAsync(task),
        ("power-status", 1) => (_, task) => PowerStatusAsync(task),
        _ => null,
    };

    public Task<int> RunAsync(
        EngineConfiguration configuration,
        NodeArguments arguments,
        Func<NodeCommand, NodeTask, Task<CommandOutcome>> work,
        CancellationToken cancellationToken) => new DatabaseCommand(streams).RunAsync(
            new CommandOptions(configuration, null),
            (database, _, token) =>
            {
                var events = new EventLog(database, TimeProvider.System);
                var services = NodeServices.Compose(configuration, database, events, new LockoutPolicy(), TimeProvider.System);
                return work(this, new NodeTask(configuration, services, arguments, token));
            },
            cancellationToken);

    private static async Task<CommandOutcome> ListAsync(NodeTask task)
    {
        var hosts = await task.Services.Inventory.HostsAsync(new InventoryFilter(), task.Cancellation);
        return CommandOutcome.Done(string.Join('\n', hosts.Select(host => Json(Summary(host), NodeJson.Default.HostSummary))));
    }

    private static async Task<CommandOutcome> ShowAsync(NodeTask task)
    {
        var hosts = await task.HostsAsync(task.Value);
        return hosts.Count == 0
            ? NoSuchHost(task.Value)
            : CommandOutcome.Done(string.Join('\n', hosts.Select(host => Json(Summary(host), NodeJson.Default.HostSummary))));
    }

    private static HostSummary Summary(HostRow host) => new()
    {
        Id = host.Id,
        Name = host.Name,
        Address = host.Address,
        Cluster = host.Cluster,
        Status = host.Status,
        StatusText = host.Remarks,
        LastContact = host.LastContact,
        Words = host.Words,
        MachineId = host.MachineId,
        Serial = host.Serial,
        CertificateEnds = host.CertificateEnds,
        Leaving = host.Leaving,
        Power = host.Power,
        Facts = host.Facts,
    };

    private static CommandOutcome Done(string name, string result, string? text = null) =>
        CommandOutcome.Done(Json(new HostOutcome { Name = name, Result = result, Text = text }, NodeJson.Default.HostOutcome));

    private static CommandOutcome NoSuchHost(string name) =>
        CommandOutcome.Failed($"There is no host '{name}'. 'node list' shows those there are.");

    private static string Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
