using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Modules.Engine;

namespace Appliance.Modules.Nodes;

/// <summary>Asks the engine through its program's own verbs (<c>appliance-engine node …</c>), as its account: no password is needed.</summary>
public sealed class EngineNodes(IMachine machine) : IEngineNodes
{
    public async Task<IssuedJoinToken> TokenAsync(string? name, string? lifetime, CancellationToken cancellationToken)
    {
        string[] options = [.. name is null ? [] : (string[])["--name", name], .. lifetime is null ? [] : (string[])["--lifetime", lifetime]];
        return Read(await RunAsync(["token", .. options], cancellationToken), NodeJson.Default.IssuedJoinToken).Single();
    }

    public async Task<IReadOnlyList<IssuedJoinToken>> TokensAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Read(await RunAsync(["token", .. names.SelectMany(name => (string[])["--name", name])], cancellationToken), NodeJson.Default.IssuedJoinToken);

    public async Task<IReadOnlyList<HostSummary>> ListAsync(CancellationToken cancellationToken) =>
        Read(await RunAsync(["list"], cancellationToken), NodeJson.Default.HostSummary);

    public async Task<HostSummary?> ShowAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(host => string.Equals(host.Name, name, StringComparison.OrdinalIgnoreCase));

    public Task ApproveAsync(string node, CancellationToken cancellationToken) => RunAsync(["approve", node], cancellationToken);

    public Task RejectAsync(string node, CancellationToken cancellationToken) => RunAsync(["reject", node], cancellationToken);

    public Task FailedAsync(string name, string why, CancellationToken cancellationToken) =>
        RunAsync(["failed", name], cancellationToken, why.ReplaceLineEndings(" ") + "\n");

    public Task MaintenanceAsync(string name, bool on, CancellationToken cancellationToken) =>
        RunAsync(["maintenance", name, on ? "on" : "off"], cancellationToken);

    public async Task<HostOutcome> RemoveAsync(string name, bool force, CancellationToken cancellationToken) =>
        Read(await RunAsync(["remove", name, .. force ? ["--force"] : Array.Empty<string>()], cancellationToken), NodeJson.Default.HostOutcome).Single();

    public async Task<HostOutcome> TestPowerAsync(string name, CancellationToken cancellationToken) =>
        Read(await RunAsync(["power-status", name], cancellationToken), NodeJson.Default.HostOutcome).Single();

    private static IReadOnlyList<string> Lines(CommandResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // The output of a command that issues a token is never part of a message.
    private static List<T> Read<T>(CommandResult result, JsonTypeInfo<T> type)
    {
        try
        {
            return [.. Lines(result).Select(line => JsonSerializer.Deserialize(line, type)).OfType<T>()];
        }
        catch (JsonException)
        {
            throw new NodeCommandException("The engine's answer is not understood.", "This program and the engine are of different versions: run `appliance setup`, which installs the engine that goes with it.");
        }
    }

    private async Task<CommandResult> RunAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken, string? input = null)
    {
        if (machine.Prefix is null && !machine.IsRoot)
        {
            throw new NodeCommandException("Nodes are root's to manage.", "Run the command as root.");
        }

        var command = EngineCommand.As(machine.Prefix is null ? EnginePaths.Account : null, machine, ["node", .. verb]);
        CommandResult result;
        try
        {
            result = await machine.Commands.RunAsync(input is null ? command : command.WithInput(input), cancellationToken);
        }
        catch (Exception e) when (e is CommandNotFoundException or Machines.Accounts.AccountNotFoundException)
        {
            throw new NodeCommandException("There is no engine on this machine.", "Run the command where the engine is, or set one up with `appliance setup`.");
        }
        catch (CommandTimeoutException e)
        {
            throw new NodeCommandException(e.Message, "See whether the engine's database works (`appliance status`), and run the command again.");
        }

        // The engine's own messages have cause and remedy in them, and its name in front.
        return result.Succeeded
            ? result
            : throw new NodeCommandException(
                string.Join('\n', result.Tail(5)).Replace("appliance-engine: ", "", StringComparison.Ordinal) is { Length: > 0 } said ? said : $"The engine's command failed with exit code {result.ExitCode}.",
                "Mend what the message says and run the command again.");
    }
}
