using Appliance.Engine.Nodes;

namespace Appliance.Engine.Commands.Nodes;

internal sealed partial class NodeCommand
{
    private const int LongestSecret = 255;

    private static async Task<CommandOutcome> DecideAsync(NodeTask task, bool approved)
    {
        var result = await task.Services.Administration.DecideAsync(string.Join(' ', task.Value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)), approved, task.Cancellation);
        return Outcome(result);
    }

    private async Task<CommandOutcome> FailAsync(NodeTask task) =>
        Outcome(await task.Services.Administration.FailAsync(task.Value, await streams.Input.ReadLineAsync(task.Cancellation), task.Cancellation));

    private static async Task<CommandOutcome> MaintainAsync(NodeTask task) =>
        Outcome(await task.Services.Administration.MaintainAsync(task.Value, task.Arguments.Values[1] == "on", task.Cancellation));

    private static async Task<CommandOutcome> RemoveAsync(NodeTask task) =>
        Outcome(await task.Services.Administration.RemoveAsync(task.Value, task.Arguments.Force, task.Cancellation));

    private async Task<CommandOutcome> SetPowerSecretAsync(NodeTask task)
    {
        if (await task.Services.Hosts.ByNameAsync(task.Value, task.Cancellation) is not { } host)
            return NoSuchHost(task.Value);
        var secret = await streams.Input.ReadLineAsync(task.Cancellation);
        if (string.IsNullOrEmpty(secret) || secret.Length > LongestSecret || secret.Any(char.IsControl))
            return CommandOutcome.Failed($"Give the secret as one line of at most {LongestSecret} characters on standard input.");
        await task.Services.Powers.SetSecretAsync(host.Id, host.Name, secret, task.Cancellation);
        return Done(host.Name, "stored");
    }

    private static async Task<CommandOutcome> PowerStatusAsync(NodeTask task)
    {
        if ((await task.HostsAsync(task.Value)).MaxBy(host => host.Power is not null) is not { } host)
            return NoSuchHost(task.Value);
        var state = await task.Services.Powers.StatusAsync(host, task.Cancellation);
        return Done(host.Name, state.Word, state.Text);
    }

    private static CommandOutcome Outcome(HostDecision decision) => decision.Problem is { } problem
        ? CommandOutcome.Failed(problem)
        : Done(decision.Name, decision.Result, decision.Text);
}
