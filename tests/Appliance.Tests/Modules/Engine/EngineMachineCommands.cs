using Appliance.Machines.Commands;

namespace Appliance.Tests.Modules.Engine;

/// <summary>The engine program's commands, which succeed, and no other program.</summary>
internal sealed class EngineMachineCommands : ICommandRunner
{
    /// <summary>What was run: account, command line, standard input.</summary>
    public List<(string? User, string Line, string? Input)> Runs { get; } = [];

    /// <summary>What the next commands end with.</summary>
    public int ExitCode { get; set; }

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        Runs.Add((command.User, command.ToString(), command.Input));
        return Task.FromResult(new CommandResult(command, ExitCode, "changed\n", ExitCode == 0 ? "" : "appliance-engine: the database is down\n"));
    }

    public string? Find(string program) => null;

    public int StartDetached(Command command, string outputFile) => throw new NotSupportedException();
}
