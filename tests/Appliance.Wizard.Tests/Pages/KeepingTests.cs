using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>Going back and forth over all pages keeps every value, good or wrong.</summary>
public sealed class KeepingTests
{
    private static readonly string[] Paths =
    [
        "engine.fqdn", "engine.alternateNames", "engine.httpPort", "engine.httpsPort", "time.servers", "database.port", "database.name", "database.user",
        "pki.organization", "pki.caLifetime", "network.management.name", "network.management.interface", "network.management.vlan", "network.management.address",
        "network.management.gateway", "network.management.mtu",
    ];

    private static readonly string[] Values = ["a", "engine.example.net", "10.0.0.1/24", "10.0.0.254", "90", "8443", "bad value", "-bad", "em2", "x, y", "30d", "Österreich", "名称", "{", "'", "#", "null", "~", "yes", "[a", "  a"];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Walking_over_all_pages_keeps_every_value(int seed)
    {
        var random = new Random(seed);
        using var wizard = new TestWizard();
        for (var i = 0; i < 25; i++)
        {
            wizard.At(Paths[random.Next(Paths.Length)]).Retype(Values[random.Next(Values.Length)]);
        }

        wizard.At("nodes.hosts").Paste("node1=10.0.0.1\nnode2\n");
        var before = wizard.Interview.Save();
        for (var page = 0; page < wizard.Wizard.Pages.Count; page++)
        {
            wizard.Press(Key.F6, Key.Home).Press([.. Enumerable.Repeat<KeyPress>(Key.Down, page)]).Press(Key.Enter);
            wizard.Press([.. Enumerable.Repeat<KeyPress>(Key.Tab, 30)]).Press([.. Enumerable.Repeat(new KeyPress(Key.Tab, KeyModifiers.Shift), 30)]);
        }

        wizard.Press(Key.F6, Key.End, Key.Enter).Press([.. Enumerable.Repeat<KeyPress>(Key.Escape, 15)]);
        wizard.Wizard.Current.Title.Should().Be("Welcome");
        wizard.Interview.Save().Should().Be(before);
        var again = Product.Ask();
        again.Load("saved", before).Should().BeEmpty();
        again.Save().Should().Be(before);
    }
}
