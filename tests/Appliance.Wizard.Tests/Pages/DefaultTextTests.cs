using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>A default that nobody typed is selected as a whole, as in the forms of other programs.</summary>
public sealed class DefaultTextTests
{
    private const string Path = "pki.organization";

    private readonly TestWizard _wizard = new();

    [Fact]
    public void Typing_replaces_it() => After(KeyPress.Of('x')).Should().Be("x");

    [Fact]
    public void So_does_pasting() => After(KeyPress.Pasted("Example")).Should().Be("Example");

    [Fact]
    public void End_and_the_arrows_begin_to_change_it()
    {
        _wizard.At(Path).Text.Should().Contain("Typing replaces it.");
        After(Key.End, KeyPress.Of('x')).Should().Be("test.orgx");
        _wizard.Text.Should().NotContain("Typing replaces it.");
    }

    [Fact]
    public void An_arrow_begins_to_change_it_too() => After(Key.Left, KeyPress.Of('x')).Should().Be("test.orxg");

    [Fact]
    public void Backspace_empties_the_field_and_the_default_counts_on() => After(Key.Backspace).Should().Be("test.org");

    [Fact]
    public void What_was_typed_is_gone_on_with()
    {
        After(KeyPress.Of('x'), KeyPress.Of('y')).Should().Be("xy");
        _wizard.Press(Key.Tab, new KeyPress(Key.Tab, KeyModifiers.Shift)).Type("z");
        _wizard.Interview.Text(Path).Should().Be("xyz");
    }

    private string? After(params KeyPress[] keys)
    {
        _wizard.At(Path).Press(keys);
        return _wizard.Interview.Text(Path);
    }
}
