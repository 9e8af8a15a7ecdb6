namespace Appliance.Cli.Composition;

/// <summary>A line typed on the terminal that is shown nowhere.</summary>
internal static class HiddenLine
{
    /// <returns>The line; null when the input was ended (Ctrl-D on an empty line).</returns>
    public static string? Read()
    {
        var typed = new Stack<char>();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return new string([.. typed.Reverse()]);
                case ConsoleKey.Backspace:
                    typed.TryPop(out _);
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && typed.Count == 0:
                    return null;
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
