using Microsoft.Win32.SafeHandles;

namespace Appliance.Cli.Output;

/// <summary>Where a command writes: standard output and error, and whether colour may be used.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In, bool IsInteractive, bool HasColor)
{
    /// <summary>Whether input comes from a terminal, which echoes what is typed and can be told not to.</summary>
    public bool HasKeyboard { get; init; }

    /// <summary>What is said in the language of who reads it; English as it is unless told otherwise.</summary>
    public Func<string, string> Speak { get; init; } = text => text;

    /// <summary>Whether it is a terminal that can do nothing but lines (TERM=dumb).</summary>
    public bool IsDumb { get; init; }

    /// <summary>
    /// The same with lines as the kernel gives them. The platform's own reading of a terminal moves the cursor and asks it
    /// where it is, which a dumb terminal, a screen reader and a script do not answer.
    /// </summary>
    public Terminal WithPlainLines() =>
        HasKeyboard ? this with { In = new StreamReader(new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0), Console.InputEncoding) } : this;

    /// <summary>The process's own streams. Colour only on a terminal that wants it (NO_COLOR, TERM=dumb).</summary>
    public static Terminal OfProcess(bool noColor)
    {
        var wantsColor = !noColor
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        return new Terminal(Console.Out, Console.Error, Console.In, !Console.IsInputRedirected && !Console.IsOutputRedirected, wantsColor)
        {
            HasKeyboard = !Console.IsInputRedirected,
            IsDumb = Environment.GetEnvironmentVariable("TERM") is "dumb",
        };
    }

    public string Paint(Tone tone, string text) => HasColor ? $"\e[{(int)tone}m{text}\e[0m" : text;
}

/// <summary>Colours by meaning. Words and marks say the same: colour alone never carries it.</summary>
internal enum Tone
{
    Good = 32,
    Warning = 33,
    Bad = 31,
    Faint = 2,
    Strong = 1,
}
