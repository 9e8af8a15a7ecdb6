using System.Text;
using Appliance.Screens.Terminals;

namespace Appliance.Screens.Keys;

/// <summary>Turns the bytes of a terminal into keys, however they are cut into reads.</summary>
/// <remarks>
/// What is not understood is left out; no bytes make it fail. Where the terminal does not mark what is pasted (vt100, vt220, the
/// Linux console), lines that come at once are pasted: text, a line end and text again, with no escape sequence or control
/// between them. A line sends one byte at a time, so that text is held until nothing follows it for a moment, too short to be
/// felt; other keys are not. What follows the lines at once belongs to them. Text with its Enter at the end is typed, by a
/// person or a script.
/// </remarks>
public sealed partial class KeyDecoder(TerminalCapabilities capabilities)
{
    private const byte Escape = 0x1b;
    private const int LongestSequence = 32;

    // The bytes of a sequence follow each other at once; a person's keys do not.
    private static readonly TimeSpan SequenceGap = TimeSpan.FromMilliseconds(50);

    // A keyboard without function keys: Esc and then a digit, typed by a person.
    private static readonly TimeSpan DigitGap = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan PasteGap = TimeSpan.FromSeconds(1);

    private readonly List<byte> _sequence = [];
    private State _state;
    private KeyModifiers _alt;

    private enum State
    {
        Ground,
        Escape,
        Control,
        Single,
        LinuxFunction,
        Paste,
        Lines,
    }

    /// <summary>How long to wait for more bytes before <see cref="Flush"/>; null when nothing is open.</summary>
    public TimeSpan? Wait => _state switch
    {
        State.Ground => _held.Count == 0 ? null : HoldsBurst ? BurstGap : HoldGap,
        State.Paste => PasteGap,
        State.Lines => LinesGap,
        State.Escape when capabilities.Family != TerminalFamily.Xterm => DigitGap,
        _ => SequenceGap,
    };

    public IReadOnlyList<KeyPress> Feed(ReadOnlySpan<byte> bytes)
    {
        var keys = new List<KeyPress>();
        _held.AddRange(bytes);
        Release(keys, all: false);
        return keys;
    }

    /// <summary>No more bytes came in time: what is open ends here. A lone Esc is the key.</summary>
    public IReadOnlyList<KeyPress> Flush()
    {
        var keys = new List<KeyPress>();
        if (_held.Count > 0)
        {
            Release(keys, all: true);
            return keys;
        }

        switch (_state)
        {
            case State.Escape:
                keys.Add(Key.Escape);
                if (_alt != 0)
                {
                    keys.Add(Key.Escape);
                }

                break;
            case State.Control:
                keys.Add(KeyPress.Of(new Rune('['), KeyModifiers.Alt));
                break;
            case State.Single:
                keys.Add(KeyPress.Of(new Rune('O'), KeyModifiers.Alt));
                break;
            case State.Paste or State.Lines:
                EndPaste(keys);
                break;
        }

        Reset();
        return keys;
    }

    private void Release(List<KeyPress> keys, bool all)
    {
        var bytes = _held.ToArray();
        _held.Clear();
        for (var index = 0; index < bytes.Length; index++)
        {
            if (_state == State.Ground && BeginsLines(bytes, index))
            {
                BeginLines();
            }
            else if (!all && IsHeld(bytes.AsSpan(index)))
            {
                _held.AddRange(bytes.AsSpan(index));
                return;
            }

            Take(bytes[index], keys);
        }
    }

    private void Take(byte value, List<KeyPress> keys)
    {
        switch (_state)
        {
            case State.Paste:
                TakePasted(value, keys);
                break;
            case State.Lines:
                TakeLine(value, keys);
                break;
            case State.Escape:
                TakeAfterEscape(value, keys);
                break;
            case State.Control:
                TakeControl(value, keys);
                break;
            case State.Single:
                Add(keys, KeySequences.Single((char)value));
                Reset();
                break;
            case State.LinuxFunction:
                Add(keys, KeySequences.LinuxFunction((char)value));
                Reset();
                break;
            case State.Ground when value == Escape:
                _partial.Clear();
                _state = State.Escape;
                break;
            default:
                TakeText(value, keys);
                break;
        }
    }

    private void TakeAfterEscape(byte value, List<KeyPress> keys)
    {
        switch (value)
        {
            case Escape when _alt == 0:
                // Esc twice, or a key with Alt as rxvt sends it.
                _alt = KeyModifiers.Alt;
                break;
            case Escape:
                keys.Add(Key.Escape);
                break;
            case (byte)'[':
                _state = State.Control;
                break;
            case (byte)'O':
                _state = State.Single;
                break;
            case >= (byte)'0' and <= (byte)'9':
                keys.Add(KeySequences.Digit((char)value));
                Reset();
                break;
            default:
                _alt = KeyModifiers.Alt;
                _state = State.Ground;
                TakeText(value, keys);
                break;
        }
    }

    private void TakeControl(byte value, List<KeyPress> keys)
    {
        switch (value)
        {
            case (byte)'[' when _sequence.Count == 0:
                _state = State.LinuxFunction;
                break;
            case Escape:
                Reset();
                _state = State.Escape;
                break;
            case >= 0x20 and <= 0x3f when _sequence.Count < LongestSequence:
                _sequence.Add(value);
                break;
            case >= 0x40 and <= 0x7e:
                EndControl((char)value, keys);
                break;
            default:
                Reset();
                break;
        }
    }

    private void EndControl(char final, List<KeyPress> keys)
    {
        var text = Encoding.ASCII.GetString([.. _sequence]);
        var numbers = Array.ConvertAll(text.Split(';'), number => int.TryParse(number, out var value) ? value : 0);
        if (final == '~' && numbers[0] == 200)
        {
            Reset();
            _state = State.Paste;
            return;
        }

        // A sequence with a private mark is an answer of the terminal, not a key.
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            Add(keys, KeySequences.Control(numbers, final));
        }

        Reset();
    }

    private void Add(List<KeyPress> keys, KeyPress? key)
    {
        if (key is { } known)
        {
            keys.Add(known with { Modifiers = known.Modifiers | _alt });
        }
    }

    private void Reset()
    {
        _state = State.Ground;
        _alt = 0;
        _sequence.Clear();
    }
}
