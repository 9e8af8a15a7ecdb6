using Appliance.Cli.Output;
using Appliance.Machines.Secrets;
using Appliance.Wizard.Dialogues;

namespace Appliance.Cli.Composition;

/// <summary>
/// A line dialogue on standard input and output. From a pipe nothing is echoed, so what was read is written, secrets
/// excepted: the output then reads like a terminal's.
/// </summary>
internal sealed class TerminalDialogue(Terminal terminal) : IDialogueConsole
{
    public void Write(string text)
    {
        terminal.Out.Write(text);
        terminal.Out.Flush();
    }

    public void WriteLine(string text = "") => terminal.Out.WriteLine(text);

    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = await WaitAsync(terminal.In.ReadLine, cancellationToken);
        if (!terminal.HasKeyboard || line is null)
        {
            WriteLine(line ?? "");
        }

        return line;
    }

    public async Task<string?> ReadHiddenAsync(string question, CancellationToken cancellationToken)
    {
        // First: who sees the question may type at once.
        using var echo = TerminalEcho.Off();
        Write(question);
        var line = await WaitAsync(terminal.In.ReadLine, cancellationToken);
        WriteLine();
        return line;
    }

    // Reading cannot be cancelled; waiting for it can.
    private static Task<string?> WaitAsync(Func<string?> read, CancellationToken cancellationToken) =>
        Task.Run(read, cancellationToken).WaitAsync(cancellationToken);
}
