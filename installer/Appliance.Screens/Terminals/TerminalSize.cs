namespace Appliance.Screens.Terminals;

public readonly record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>What a terminal has that does not tell its size, such as one on a serial line.</summary>
    public static TerminalSize Usual { get; } = new(80, 24);

    public bool Holds(TerminalSize other) => Columns >= other.Columns && Rows >= other.Rows;
}
