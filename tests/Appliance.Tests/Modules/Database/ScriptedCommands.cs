using Appliance.Machines.Commands;

namespace Appliance.Tests.Modules.Database;

/// <summary>Commands that are answered, not run.</summary>
/// <param name="answer">Output for a command; null lets it fail.</param>
internal sealed class ScriptedCommands(Func<Command, string?> answer, params string[] programs) : ICommandRunner
{
    public List<Command> Seen { get; } = [];

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        Seen.Add(command);
        var output = answer(command);
        return Task.FromResult(new CommandResult(command, output is null ? 1 : 0, output ?? "", output is null ? "refused" : ""));
    }

    public string? Find(string program) => programs.Contains(program) ? program.StartsWith('/') ? program : "/usr/bin/" + program : null;

    public int StartDetached(Command command, string outputFile) => throw new NotSupportedException();
}
