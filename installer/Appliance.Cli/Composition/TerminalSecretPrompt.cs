using Appliance.Cli.Output;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;

namespace Appliance.Cli.Composition;

/// <summary>Asks for a secret twice on the terminal, showing nothing.</summary>
internal sealed class TerminalSecretPrompt(TextWriter prompts) : ISecretPrompt
{
    /// <summary>For a terminal where somebody sits; null where nobody can be asked.</summary>
    public static ISecretPrompt? Of(Terminal terminal) => terminal.IsInteractive ? new TerminalSecretPrompt(terminal.Error) : null;

    public async Task<Secret?> AskAsync(string id, string title, CancellationToken cancellation)
    {
        while (true)
        {
            var first = await ReadHiddenAsync($"{title} ({id}): ", cancellation);
            if (first.Length == 0)
            {
                return null;
            }

            if (await ReadHiddenAsync("The same again: ", cancellation) == first)
            {
                return new Secret(first);
            }

            prompts.WriteLine("The two are not the same. Once more, please; an empty answer gives up.");
        }
    }

    // Reading a key cannot be cancelled; waiting for it can.
    private Task<string> ReadHiddenAsync(string prompt, CancellationToken cancellation) =>
        Task.Run(() => ReadHidden(prompt), cancellation).WaitAsync(cancellation);

    private string ReadHidden(string prompt)
    {
        prompts.Write(prompt);
        var typed = new Stack<char>();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    prompts.WriteLine();
                    return new string([.. typed.Reverse()]);
                case ConsoleKey.Backspace:
                    typed.TryPop(out _);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        typed.Push(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
