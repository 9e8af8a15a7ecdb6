using Appliance.Machines.Secrets;

namespace Appliance.Machines.Commands;

/// <summary>A program to run with its arguments. Immutable: each <c>With…</c> gives a changed copy.</summary>
/// <param name="FileName">Program, by name (searched in PATH) or absolute path. Never a shell line.</param>
/// <param name="Arguments">One element per argument. No secret belongs here: every user can read a process's arguments.</param>
public sealed record Command(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>What a command may take when nothing else was said.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    public static Command Of(string fileName, params string[] arguments) => new(fileName, arguments);

    public TimeSpan Timeout { get; private init; } = DefaultTimeout;

    /// <summary>Text for standard input; closed at once when null.</summary>
    public string? Input { get; private init; }

    /// <summary>Writes standard input, for what is large or not text; counts before <see cref="Input"/>.</summary>
    public Func<Stream, CancellationToken, Task>? InputWriter { get; private init; }

    public IReadOnlyDictionary<string, string> Environment { get; private init; } = new Dictionary<string, string>();

    public string? WorkingDirectory { get; private init; }

    /// <summary>The account to run as; null for the current one. Needs root.</summary>
    public string? User { get; private init; }

    public Command WithTimeout(TimeSpan timeout) => this with { Timeout = timeout };

    public Command WithInput(string text) => this with { Input = text };

    public Command WithInput(Secret secret) => this with { Input = secret.Reveal() + "\n" };

    public Command WithInput(Func<Stream, CancellationToken, Task> write) => this with { InputWriter = write };

    public Command WithEnvironment(string name, string value) =>
        this with { Environment = new Dictionary<string, string>(Environment) { [name] = value } };

    public Command In(string directory) => this with { WorkingDirectory = directory };

    public Command As(string? user) => this with { User = user };

    /// <summary>The command as a person would type it: for messages, never for execution.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName).Select(Word));

    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
