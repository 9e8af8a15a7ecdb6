using Appliance.Screens.Terminals;

namespace Appliance.Screens.Testing;

internal sealed partial class ScreenInterpreter
{
    private int TakeSequence(string text, int start)
    {
        var end = start + 2;
        while (end < text.Length && text[end] is < '@' or > '~')
        {
            end++;
        }

        if (end >= text.Length || text[start + 1] != '[')
        {
            Mistakes.Add($"sequence {text[(start + 1)..Math.Min(end, text.Length)]}");
            return Math.Min(end, text.Length);
        }

        var parameters = text[(start + 2)..end];
        if (!Does(text[end], parameters))
        {
            Mistakes.Add($"sequence [{parameters}{text[end]}");
        }

        return end + 1;
    }

    private bool Does(char final, string parameters)
    {
        switch (final)
        {
            case 'H':
                var place = parameters.Length == 0 ? [1, 1] : Array.ConvertAll(parameters.Split(';'), int.Parse);
                (_row, _column) = (place[0] - 1, place[1] - 1);
                return _row < Size.Rows && _column < Size.Columns;
            case 'J' when parameters.Length == 0:
                EraseLine();
                for (var row = _row + 1; row < Size.Rows; row++)
                {
                    Erase(row, 0);
                }

                return true;
            case 'K' when parameters.Length == 0:
                EraseLine();
                return true;
            case 'm':
                return SetLook(parameters);
            case 'h' or 'l':
                return SetMode(parameters, final == 'h');
            default:
                return false;
        }
    }

    private void EraseLine()
    {
        if (_column < Size.Columns)
        {
            Split(_column);
        }

        Erase(_row, _column);
    }

    // With the look of the moment, as many terminals do.
    private void Erase(int row, int from)
    {
        for (var column = from; column < Size.Columns; column++)
        {
            _cells[row, column] = new(" ", Look);
        }
    }

    private bool SetLook(string parameters)
    {
        var codes = parameters.Split(';').Where(code => code is not ("" or "0")).ToArray();
        Look = string.Join(';', codes);
        // One that adds to the look before is not what we send.
        return (parameters.Length == 0 || parameters[0] == '0') && Array.TrueForAll(codes, IsKnown);
    }

    private bool IsKnown(string code) => int.TryParse(code, out var number) && number switch
    {
        1 or 4 or 7 => true,
        (>= 30 and <= 37) or (>= 40 and <= 47) or (>= 90 and <= 97) or (>= 100 and <= 107) => family == TerminalFamily.Xterm,
        _ => false,
    };

    private bool SetMode(string mode, bool on)
    {
        switch (mode)
        {
            case "?7":
                Wraps = on;
                return true;
            case "?25":
                CursorVisible = on;
                return family != TerminalFamily.Vt100;
            case "?2004":
                BracketsPaste = on;
                return family == TerminalFamily.Xterm;
            case "?1049":
                UseAlternateScreen(on);
                return family == TerminalFamily.Xterm;
            default:
                return false;
        }
    }

    private void UseAlternateScreen(bool on)
    {
        if (on == OnAlternateScreen)
        {
            return;
        }

        if (on)
        {
            (_main, _cells) = (_cells, Empty(Size));
        }
        else
        {
            (_cells, _main) = (_main!, null);
        }
    }
}
