namespace Appliance.Screens.Keys;

public sealed partial class KeyDecoder
{
    // More than a line has in it, but for a text of one line that is larger than any answer.
    private const int LargestHold = 4096;

    // Slower than any line of 1200 bits a second or more, faster than a person's fingers and a key that is held down (30 a second).
    private static readonly TimeSpan HoldGap = TimeSpan.FromMilliseconds(25);

    // So many characters come that fast from no person. A busy machine, or its other end, may pause in the middle of them.
    private const int FewestOfBurst = 6;

    private static readonly TimeSpan BurstGap = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan LinesGap = TimeSpan.FromMilliseconds(300);

    private readonly List<byte> _held = [];

    // A key that is held down says the same again and again.
    private bool HoldsBurst => _held.Count >= FewestOfBurst && _held.Exists(value => value != _held[0]);

    // Text may be the first line of what is pasted as long as nothing but text and line ends came behind it.
    private bool IsHeld(ReadOnlySpan<byte> bytes) =>
        !capabilities.MarksPastes && _state == State.Ground && _alt == 0 && bytes.Length < LargestHold && IsText(bytes[0]) && AreLines(bytes);

    private static bool AreLines(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (!IsText(value) && !IsBetween(value))
            {
                return false;
            }
        }

        return true;
    }

    // Where a text begins: inside it, it has been looked at.
    private bool BeginsLines(ReadOnlySpan<byte> bytes, int index)
    {
        if (capabilities.MarksPastes || _alt != 0 || !IsText(bytes[index]) || (index > 0 && IsText(bytes[index - 1])))
        {
            return false;
        }

        var isNextLine = false;
        foreach (var value in bytes[index..])
        {
            if (IsText(value) && isNextLine)
            {
                return true;
            }

            if (!IsText(value) && !IsBetween(value))
            {
                return false;
            }

            isNextLine |= value is (byte)'\r' or (byte)'\n';
        }

        return false;
    }

    // The first bytes of a character may have come with the read before.
    private void BeginLines()
    {
        _state = State.Lines;
        _pasted.AddRange(_partial);
        _partial.Clear();
    }

    private void TakeLine(byte value, List<KeyPress> keys)
    {
        if (!IsText(value) && !IsBetween(value))
        {
            EndPaste(keys);
            Reset();
            Take(value, keys);
        }
        else if (_pasted.Count < LargestPaste)
        {
            _pasted.Add(value);
        }
    }

    private static bool IsText(byte value) => value is >= 0x20 and not 0x7f;

    private static bool IsBetween(byte value) => value is (byte)'\r' or (byte)'\n' or (byte)'\t';
}
