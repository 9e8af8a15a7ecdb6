using Appliance.Machines.Commands;

namespace Appliance.Tests.Support;

/// <summary>Runs nothing: answers as told, and remembers what was asked.</summary>
/// <remarks>A program for which there is no answer at all is not installed; a line of an installed one must have its answer.</remarks>
public sealed class FakeCommands : ICommandRunner
{
    private readonly List<(string Program, Func<Command, bool> Matches, Func<Command, CommandResult> Answer)> _answers = [];

    /// <summary>Commands in the order they were run.</summary>
    public List<Command> Asked { get; } = [];

    /// <summary>The same as lines, the way a person would type them.</summary>
    public IEnumerable<string> AskedLines => Asked.Select(command => command.ToString());

    /// <summary>Answers from a transcript: <c>$ command</c>, its output, and <c>[exit N]</c> when it is not 0.</summary>
    public static FakeCommands FromTranscript(string transcript)
    {
        var fake = new FakeCommands();
        foreach (var entry in ("\n" + transcript).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries).Where(entry => entry.Trim().Length > 0))
        {
            var lines = entry.TrimEnd('\n').Split('\n').ToList();
            var exitCode = 0;
            if (lines[^1].StartsWith("[exit ", StringComparison.Ordinal))
            {
                exitCode = int.Parse(lines[^1]["[exit ".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
                lines.RemoveAt(lines.Count - 1);
            }

            fake.On(lines[0].Trim(), string.Concat(lines.Skip(1).Select(line => line + "\n")), exitCode);
        }

        return fake;
    }

    /// <summary>Answers command lines that are, or begin with, the text. Of several answers the last one given counts.</summary>
    public FakeCommands On(string start, string output = "", int exitCode = 0, string error = "") =>
        On(start, command => new CommandResult(command, exitCode, output, error));

    public FakeCommands On(string start, Func<Command, CommandResult> answer)
    {
        _answers.Add((start.Split(' ')[0], command => command.ToString() == start || command.ToString().StartsWith(start + " ", StringComparison.Ordinal), answer));
        return this;
    }

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        lock (Asked)
        {
            Asked.Add(command);
        }

        if (Find(command.FileName) is null)
        {
            throw new CommandNotFoundException(command.FileName);
        }

        var match = _answers.LastOrDefault(answer => answer.Matches(command));
        var result = match.Answer?.Invoke(command) ?? throw new InvalidOperationException($"FakeCommands was given no answer to `{command}`.");
        foreach (var line in (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            onLine?.Invoke(line);
        }

        return Task.FromResult(result);
    }

    public void Uninstall(string program) => _answers.RemoveAll(answer => answer.Program == program);

    public string? Find(string program) =>
        _answers.Any(answer => answer.Program == program) ? program.StartsWith('/') ? program : $"/usr/bin/{program}" : null;

    public int StartDetached(Command command, string outputFile)
    {
        Asked.Add(command);
        return 4242;
    }
}
