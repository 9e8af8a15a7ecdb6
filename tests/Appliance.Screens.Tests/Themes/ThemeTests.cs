using Appliance.Screens.Tests.Support;
using Appliance.Screens.Themes;
using FluentAssertions;
using Spectre.Console;

namespace Appliance.Screens.Tests.Themes;

public sealed class ThemeTests
{
    [Fact]
    public void The_monochrome_look_has_no_colours()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var style = Theme.Monochrome[role];
            (style.Foreground, style.Background).Should().Be((Color.Default, Color.Default), "{0} has none", role);
        }
    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("rich")]
    public void What_has_the_keys_looks_different_from_what_has_not(string look)
    {
        var theme = Theme.For(Look.Named(look));
        theme[Role.FieldFocused].Should().NotBe(theme[Role.Field]);
        theme[Role.ButtonFocused].Should().NotBe(theme[Role.Button]);
        theme[Role.Selected].Should().NotBe(theme[Role.SelectedUnfocused]).And.NotBe(theme[Role.Text]);
    }

    [Fact]
    public void The_plain_look_can_be_had_on_a_terminal_that_could_do_more()
    {
        Theme.For(Look.Rich, rich: false).Should().BeEquivalentTo(Theme.For(Look.Serial));
    }
}
