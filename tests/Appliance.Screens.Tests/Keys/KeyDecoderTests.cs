using System.Text;
using Appliance.Screens.Keys;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using FluentAssertions;

namespace Appliance.Screens.Tests.Keys;

public sealed class KeyDecoderTests
{
    private readonly KeyDecoder _decoder = new(Look.Rich);

    public static TheoryData<string, Key, KeyModifiers> Sequences => new()
    {
        { "\r", Key.Enter, KeyModifiers.None },
        { "\n", Key.Enter, KeyModifiers.None },
        { "\t", Key.Tab, KeyModifiers.None },
        { "\x7f", Key.Backspace, KeyModifiers.None },
        { "\b", Key.Backspace, KeyModifiers.None },
        // xterm, and cursor keys in both their modes
        { "\e[A", Key.Up, KeyModifiers.None },
        { "\eOB", Key.Down, KeyModifiers.None },
        { "\e[C", Key.Right, KeyModifiers.None },
        { "\eOD", Key.Left, KeyModifiers.None },
        { "\e[H", Key.Home, KeyModifiers.None },
        { "\eOF", Key.End, KeyModifiers.None },
        { "\e[Z", Key.Tab, KeyModifiers.Shift },
        { "\e[2~", Key.Insert, KeyModifiers.None },
        { "\e[3~", Key.Delete, KeyModifiers.None },
        { "\e[5~", Key.PageUp, KeyModifiers.None },
        { "\e[6~", Key.PageDown, KeyModifiers.None },
        { "\eOP", Key.F1, KeyModifiers.None },
        { "\eOS", Key.F4, KeyModifiers.None },
        { "\e[15~", Key.F5, KeyModifiers.None },
        { "\e[17~", Key.F6, KeyModifiers.None },
        { "\e[21~", Key.F10, KeyModifiers.None },
        { "\e[24~", Key.F12, KeyModifiers.None },
        { "\e[1;5A", Key.Up, KeyModifiers.Control },
        { "\e[1;2P", Key.F1, KeyModifiers.Shift },
        { "\e[3;3~", Key.Delete, KeyModifiers.Alt },
        { "\e[6;6~", Key.PageDown, KeyModifiers.Shift | KeyModifiers.Control },
        { "\e\e[A", Key.Up, KeyModifiers.Alt },
        // Linux console, screen and rxvt
        { "\e[[A", Key.F1, KeyModifiers.None },
        { "\e[[E", Key.F5, KeyModifiers.None },
        { "\e[25~", Key.F1, KeyModifiers.Shift },
        { "\e[1~", Key.Home, KeyModifiers.None },
        { "\e[4~", Key.End, KeyModifiers.None },
        { "\e[7~", Key.Home, KeyModifiers.None },
        { "\e[8~", Key.End, KeyModifiers.None },
        // VT220
        { "\e[11~", Key.F1, KeyModifiers.None },
        { "\e[14~", Key.F4, KeyModifiers.None },
        { "\eOM", Key.Enter, KeyModifiers.None },
        // Esc and a digit, where there are no function keys
        { "\e1", Key.F1, KeyModifiers.None },
        { "\e9", Key.F9, KeyModifiers.None },
        { "\e0", Key.F10, KeyModifiers.None },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Sequences_of_all_terminals_are_known_however_they_are_cut(string typed, Key key, KeyModifiers modifiers)
    {
        Decode(typed).Should().Equal(new KeyPress(key, modifiers));
        typed.SelectMany(part => Decode(part.ToString())).Should().Equal(new KeyPress(key, modifiers));
        _decoder.Wait.Should().BeNull();
    }

    [Fact]
    public void What_an_xterm_sends_for_a_key_is_that_key()
    {
        var named = Enum.GetValues<Key>().Where(key => key is not (Key.Character or Key.Paste or Key.Escape)).Select(key => new KeyPress(key));
        KeyPress[] others = [KeyPress.Of('ä'), KeyPress.Control('c'), KeyPress.Pasted("a\nb"), new(Key.Tab, KeyModifiers.Shift), KeyPress.Of(new Rune('x'), KeyModifiers.Alt)];
        foreach (var key in named.Concat(others))
        {
            _decoder.Feed(KeyBytes.Of(key, Encoding.UTF8)).Should().Equal(key);
        }
    }

    [Fact]
    public void A_character_comes_whole_from_several_reads()
    {
        var bytes = Encoding.UTF8.GetBytes("中😀é");
        bytes.SelectMany(value => _decoder.Feed([value])).Should().Equal(KeyPress.Of('中'), KeyPress.Of(new Rune(0x1f600)), KeyPress.Of('é'));
    }

    [Fact]
    public void Controls_are_letters_with_Control()
    {
        Decode("\x03\x0c\x15\0").Should().Equal(KeyPress.Control('c'), KeyPress.Control('l'), KeyPress.Control('u'), KeyPress.Control(' '));
    }

    [Fact]
    public void A_lone_Esc_is_a_key_once_nothing_follows()
    {
        Decode("\e").Should().BeEmpty();
        _decoder.Wait.Should().Be(TimeSpan.FromMilliseconds(50));
        _decoder.Flush().Should().Equal(Key.Escape);
        _decoder.Wait.Should().BeNull();
        Decode("[A").Should().Equal(KeyPress.Of('['), KeyPress.Of('A'));
    }

    [Fact]
    public void Esc_twice_is_two_keys()
    {
        Decode("\e\e").Should().BeEmpty();
        _decoder.Flush().Should().Equal(Key.Escape, Key.Escape);
        Decode("x").Should().Equal(KeyPress.Of('x'));
    }

    [Fact]
    public void On_a_keyboard_without_function_keys_there_is_time_for_the_digit()
    {
        var decoder = new KeyDecoder(Look.Serial);
        decoder.Feed("\e"u8);
        decoder.Wait.Should().BeGreaterThan(TimeSpan.FromMilliseconds(300));
        decoder.Feed("5"u8).Should().Equal(Key.F5);
    }

    [Fact]
    public void A_paste_is_one_key_with_clean_text()
    {
        Decode("a\e[200~one\r\ntwo\rthree\x1b[31m\x07\e[201~b").Should().Equal(KeyPress.Of('a'), KeyPress.Pasted("one\ntwo\nthree[31m"), KeyPress.Of('b'));
        "\e[200~中\e[201~".SelectMany(part => Decode(part.ToString())).Should().Equal(KeyPress.Pasted("中"));
    }

    [Fact]
    public void Lines_in_one_read_are_pasted_where_the_terminal_does_not_say_so()
    {
        var decoder = new KeyDecoder(Look.Serial);
        decoder.Feed("node1=10.0.0.1\rnode2=10.0.0.2\r"u8).Should().BeEmpty("more of it may follow");
        decoder.Wait.Should().Be(TimeSpan.FromMilliseconds(300));
        decoder.Feed("node3=10.0"u8).Should().BeEmpty();
        decoder.Feed(".0.3\r"u8).Should().BeEmpty();
        decoder.Flush().Should().Equal(KeyPress.Pasted("node1=10.0.0.1\nnode2=10.0.0.2\nnode3=10.0.0.3\n"));
        decoder.Wait.Should().BeNull();
        decoder.Feed("x"u8).Should().BeEmpty();
        decoder.Flush().Should().Equal(KeyPress.Of('x'));
    }

    [Fact]
    public void Keys_before_and_behind_lines_stay_keys()
    {
        var decoder = new KeyDecoder(Look.Serial);
        decoder.Feed("\e[B\r\tone\ttwo\r\nthree\e[Axy\x03"u8)
            .Should().Equal(Key.Down, Key.Enter, Key.Tab, KeyPress.Pasted("one\ttwo\nthree"), Key.Up, KeyPress.Of('x'), KeyPress.Of('y'), KeyPress.Control('c'));
        decoder.Wait.Should().BeNull();
        decoder.Feed([0xc3]);
        decoder.Feed([0xa4, (byte)'\r', (byte)'b', 0x1b, (byte)'[', (byte)'A']).Should().Equal(KeyPress.Pasted("ä\nb"), Key.Up);
    }

    [Theory]
    [InlineData("text\r")]
    [InlineData("text\r\n")]
    [InlineData("text\r\t")]
    [InlineData("\rtext")]
    [InlineData("one\ttwo\r")]
    [InlineData("a\r\e[Bb\r")]
    [InlineData("a\r\u0015b\r")]
    public void Text_with_its_Enter_is_typed(string typed)
    {
        var decoder = new KeyDecoder(Look.Serial);
        decoder.Feed(Encoding.UTF8.GetBytes(typed)).Concat(decoder.Flush()).Should().Equal(typed.SelectMany(part => Decode(part.ToString())));
        decoder.Wait.Should().BeNull();
    }

    [Fact]
    public void Where_pastes_are_not_marked_text_is_held_for_a_moment_and_no_other_key()
    {
        var decoder = new KeyDecoder(Look.Serial);
        decoder.Feed("\r"u8).Should().Equal(Key.Enter);
        decoder.Feed("\t\e[A\x03\x7f"u8).Should().Equal(Key.Tab, Key.Up, KeyPress.Control('c'), Key.Backspace);
        decoder.Feed("a"u8).Should().BeEmpty();
        decoder.Wait.Should().BeLessThanOrEqualTo(TimeSpan.FromMilliseconds(25), "a person must not feel it").And.BeGreaterThan(TimeSpan.FromMilliseconds(10), "1200 bits a second are 8.3 ms a byte");
        decoder.Feed("\e[A"u8).Should().Equal(KeyPress.Of('a'), Key.Up);
        decoder.Feed("b"u8).Should().BeEmpty();
        decoder.Flush().Should().Equal(KeyPress.Of('b'));
    }

    [Fact]
    public void A_text_without_an_end_is_not_held_for_ever()
    {
        var decoder = new KeyDecoder(Look.Serial);
        var keys = new List<KeyPress>();
        for (var number = 0; number < 10_000; number++)
        {
            keys.AddRange(decoder.Feed("a"u8));
        }

        keys.Concat(decoder.Flush()).Should().HaveCount(10_000);
        keys.Should().HaveCountGreaterThan(5000);
    }

    [Fact]
    public void Where_the_terminal_marks_pastes_lines_without_a_mark_are_typed()
    {
        Decode("a\rb").Should().Equal(KeyPress.Of('a'), Key.Enter, KeyPress.Of('b'));
    }

    [Fact]
    public void A_paste_that_never_ends_does_not_keep_the_keys()
    {
        Decode("\e[200~text").Should().BeEmpty();
        _decoder.Wait.Should().NotBeNull();
        _decoder.Flush().Should().Equal(KeyPress.Pasted("text"));
        Decode("x").Should().Equal(KeyPress.Of('x'));
    }

    [Fact]
    public void A_paste_is_not_kept_beyond_all_measure()
    {
        Decode("\e[200~" + new string('a', (1 << 20) + 5000) + "\e[201~").Single().Text.Length.Should().Be(1 << 20);
    }

    [Fact]
    public void Answers_of_the_terminal_and_the_unknown_are_left_out()
    {
        Decode("\e[?1;2c\e[>0;1c\e[99~\e[I\e[12;40t\e[<0;1;1Mx").Should().Equal(KeyPress.Of('x'));
    }

    [Fact]
    public void A_sequence_that_broke_off_does_not_spoil_the_next()
    {
        Decode("\e[1\e[B\e[" + new string('1', 100) + "~\e[C").Should().EndWith(Key.Right).And.StartWith(Key.Down);
    }

    [Fact]
    public void Malformed_characters_are_left_out()
    {
        _decoder.Feed([0xff, 0xc3, (byte)'a', 0xe4, 0xb8, (byte)'b', 0xed, 0xa0, 0x80, 0xf8, (byte)'c', 0xc2, 0x85, 0xc3, (byte)'d', 0xa9])
            .Should().Equal(KeyPress.Of('a'), KeyPress.Of('b'), KeyPress.Of('c'), KeyPress.Of('d'));
    }

    [Fact]
    public void A_Latin_1_keyboard_types_one_byte_for_a_character()
    {
        new KeyDecoder(Look.Latin).Feed([0xe4, 0x9b]).Should().Equal(KeyPress.Of('ä'));
    }

    [Fact]
    public void Where_the_locale_knows_ASCII_only_other_characters_still_arrive()
    {
        new KeyDecoder(Look.Serial).Feed("ä\e[200~中\e[201~"u8).Should().Equal(KeyPress.Of('ä'), KeyPress.Pasted("中"));
    }

    [Theory]
    [InlineData("rich")]
    [InlineData("ascii")]
    [InlineData("latin")]
    public void No_bytes_make_it_fail_or_stuck(string look)
    {
        var random = new Random(7);
        var decoder = new KeyDecoder(Look.Named(look));
        var likely = "\e[[O;~0129ABPZMm<?\x7f"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(1, 12)];
            random.NextBytes(bytes);
            for (var index = 0; index < bytes.Length; index++)
            {
                bytes[index] = random.Next(3) == 0 ? bytes[index] : likely[random.Next(likely.Length)];
            }

            decoder.Feed(bytes);
        }

        decoder.Flush();
        decoder.Feed("x"u8).Concat(decoder.Flush()).Should().EndWith(KeyPress.Of('x'));
    }

    private IReadOnlyList<KeyPress> Decode(string typed) => _decoder.Feed(Encoding.UTF8.GetBytes(typed));
}
