using Appliance.Screens.Keys;

namespace Appliance.Screens.Views;

public abstract partial class LineEditor
{
    public override bool Handle(KeyPress key)
    {
        var removes = key is { Key: Key.Backspace or Key.Delete, Modifiers: KeyModifiers.None } || key.IsControl('u') || key.IsControl('k') || key.IsControl('w');
        if (Selected && (removes || key.IsTyped || key.Key == Key.Paste))
        {
            (_text, _cursor, _from, Selected) = ("", 0, 0, false);
            if (removes)
            {
                Changed?.Invoke();
                return true;
            }
        }

        var taken = Edit(key);
        Selected &= !taken;
        return taken;
    }

    private bool Edit(KeyPress key)
    {
        switch (key)
        {
            case { IsTyped: true }:
                Insert(key.Rune.ToString());
                return true;
            case { Key: Key.Paste }:
                // A line end at the end comes from copying whole lines.
                Insert(key.Text.Trim('\n').Replace('\n', ' ').Replace('\t', ' '));
                return true;
            case { Modifiers: KeyModifiers.Control }:
                return HandleControl(key);
            case { Modifiers: not KeyModifiers.None }:
                return false;
            case { Key: Key.Left }:
                _cursor = Before(_cursor);
                return true;
            case { Key: Key.Right }:
                _cursor = After(_cursor);
                return true;
            case { Key: Key.Home }:
                _cursor = 0;
                return true;
            case { Key: Key.End }:
                _cursor = _text.Length;
                return true;
            case { Key: Key.Backspace }:
                Remove(Before(_cursor), _cursor);
                return true;
            case { Key: Key.Delete }:
                Remove(_cursor, After(_cursor));
                return true;
            default:
                return false;
        }
    }

    // As in a shell: the keys for a terminal that has no others.
    private bool HandleControl(KeyPress key)
    {
        switch (key.Rune.Value)
        {
            case 'u':
                Remove(0, _cursor);
                return true;
            case 'k':
                Remove(_cursor, _text.Length);
                return true;
            case 'w':
                Remove(WordBefore(), _cursor);
                return true;
            case 'a':
                _cursor = 0;
                return true;
            case 'e':
                _cursor = _text.Length;
                return true;
            default:
                return false;
        }
    }

    private void Insert(string text)
    {
        var room = Longest - _text.Length;
        if (text.Length > room)
        {
            // Not between the halves of a surrogate pair.
            text = room > 0 && char.IsHighSurrogate(text[room - 1]) ? text[..(room - 1)] : text[..Math.Max(0, room)];
        }

        if (text.Length > 0)
        {
            _text = _text.Insert(_cursor, text);
            _cursor += text.Length;
            Changed?.Invoke();
        }
    }

    private void Remove(int start, int end)
    {
        if (end > start)
        {
            _text = _text.Remove(start, end - start);
            (_cursor, _from) = (start, Math.Min(_from, start));
            Changed?.Invoke();
        }
    }

    private int WordBefore()
    {
        var at = _cursor;
        while (at > 0 && _text[at - 1] == ' ')
        {
            at--;
        }

        while (at > 0 && _text[at - 1] != ' ')
        {
            at--;
        }

        return at;
    }
}
