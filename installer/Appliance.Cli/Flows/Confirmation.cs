using Appliance.Cli.Output;

namespace Appliance.Cli.Flows;

/// <summary>The one question before something is changed.</summary>
internal static class Confirmation
{
    /// <param name="question">Without the choices.</param>
    /// <param name="defaultIsOk">What an empty line means.</param>
    /// <returns>False when the person declines or the input ends.</returns>
    /// <exception cref="CommandLineException">There is nobody to ask.</exception>
    public static async Task<bool> AskAsync(Terminal terminal, bool canAsk, string question, bool defaultIsOk, CancellationToken cancellationToken)
    {
        if (!canAsk || !terminal.IsInteractive)
        {
            throw new CommandLineException("There is nobody to confirm this: add --yes.", ExitCode.Usage);
        }

        while (true)
        {
            await terminal.Out.WriteAsync(terminal.Speak($"{question} (OK, Cancel) [{(defaultIsOk ? "OK" : "Cancel")}]: "));
            await terminal.Out.FlushAsync(cancellationToken);
            // Reading a line cannot be cancelled; waiting for it can.
            var answer = await Task.Run(terminal.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (!terminal.HasKeyboard)
            {
                // Nothing was echoed, not even the end of the line.
                terminal.Out.WriteLine(answer);
            }

            switch (answer?.Trim().ToUpperInvariant())
            {
                case "":
                    return defaultIsOk;
                case "OK":
                    return true;
                case null or "CANCEL":
                    return false;
            }

            terminal.Out.WriteLine(terminal.Speak("Please answer OK or Cancel."));
        }
    }
}
