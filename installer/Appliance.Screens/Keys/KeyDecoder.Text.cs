using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Appliance.Screens.Keys;

public sealed partial class KeyDecoder
{
    // A pasted file of that size is a mistake; a list of nodes is not.
    private const int LargestPaste = 1 << 20;

    private static readonly byte[] PasteEnd = "\e[201~"u8.ToArray();

    private readonly List<byte> _partial = [];
    private readonly List<byte> _pasted = [];

    private void TakeText(byte value, List<KeyPress> keys)
    {
        if (value < 0x80)
        {
            _partial.Clear();
            var key = OfAscii(value);
            keys.Add(key with { Modifiers = key.Modifiers | _alt });
            _alt = 0;
            return;
        }

        if (capabilities.Typed is not UTF8Encoding)
        {
            AddRune(keys, new Rune(value));
            return;
        }

        _partial.Add(value);
        Span<byte> bytes = [.. _partial];
        while (bytes.Length > 0 && Rune.DecodeFromUtf8(bytes, out var rune, out var used) is var status && status != OperationStatus.NeedMoreData)
        {
            bytes = bytes[used..];
            if (status == OperationStatus.Done)
            {
                AddRune(keys, rune);
            }
        }

        _partial.RemoveRange(0, _partial.Count - bytes.Length);
    }

    private void AddRune(List<KeyPress> keys, Rune rune)
    {
        if (!Rune.IsControl(rune))
        {
            keys.Add(KeyPress.Of(rune, _alt));
        }

        _alt = 0;
    }

    private static KeyPress OfAscii(byte value) => value switch
    {
        0x00 => KeyPress.Control(' '),
        0x08 or 0x7f => Key.Backspace,
        0x09 => Key.Tab,
        0x0a or 0x0d => Key.Enter,
        >= 0x01 and <= 0x1a => KeyPress.Control((char)(value + 0x60)),
        < 0x20 => KeyPress.Control((char)(value + 0x40)),
        _ => KeyPress.Of((char)value),
    };

    private void TakePasted(byte value, List<KeyPress> keys)
    {
        _pasted.Add(value);
        var text = CollectionsMarshal.AsSpan(_pasted);
        if (text.EndsWith(PasteEnd))
        {
            _pasted.RemoveRange(_pasted.Count - PasteEnd.Length, PasteEnd.Length);
            EndPaste(keys);
            Reset();
        }
        else if (_pasted.Count >= LargestPaste + PasteEnd.Length)
        {
            // Only the end is still looked for.
            _pasted.RemoveAt(LargestPaste);
        }
    }

    /// <summary>Line ends become '\n'; other control characters have no place in a text that was pasted.</summary>
    private void EndPaste(List<KeyPress> keys)
    {
        var bytes = _pasted.ToArray();
        _pasted.Clear();
        var text = capabilities.Typed.GetString(bytes).Replace("\r\n", "\n").Replace('\r', '\n');
        var clean = string.Concat(text.EnumerateRunes()
            .Where(rune => rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            .Select(rune => rune.ToString()));
        if (clean.Length > 0)
        {
            keys.Add(KeyPress.Pasted(clean));
        }
    }
}
