using Appliance.Screens.Terminals;

namespace Appliance.Screens.Keys;

public sealed partial class KeyDecoder
{
    // Where a text begins: inside it, it has been looked at.
    private bool BeginsLines(ReadOnlySpan<byte> bytes, int index)
    {
        if (capabilities.Family == TerminalFamily.Xterm || _alt != 0 || !IsText(bytes[index]) || (index > 0 && IsText(bytes[index - 1])))
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
