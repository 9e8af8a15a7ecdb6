namespace Appliance.Machines.Ssh;

/// <summary>A fixed text for the far machine's shell. What differs from one machine to another goes through standard input.</summary>
/// <param name="Text">POSIX shell, without a single quote: a login shell of any kind hands it on to sh.</param>
public sealed record RemoteScript(string Text)
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Writes its standard input.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>The command for a login shell.</summary>
    /// <param name="with">What comes before sh, as sudo.</param>
    public string Command(string with) => $"exec {with}/bin/sh -c '{Text}'";
}
