using System.Net;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Templating;
using Appliance.Templating.Escaping;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host;

/// <summary>The templates of this area, rendered as set-up renders them.</summary>
public sealed class HostTemplatesTests
{
    [Fact]
    public void Hosts_are_sorted_by_address_with_their_names_on_one_line() => Check("hosts", HostModels.Hosts(
    [
        new HostEntry("node73.test.org", IPAddress.Parse("10.0.200.73")),
        new HostEntry("node6.test.org", IPAddress.Parse("2001:db8::6")),
        new HostEntry("node9.test.org", IPAddress.Parse("10.0.200.9")),
        new HostEntry("storage.test.org", IPAddress.Parse("10.0.200.73")),
        new HostEntry("fe.test.org", IPAddress.Parse("fd00::1")),
        new HostEntry("node1.test.org", IPAddress.Parse("192.168.1.1")),
    ]));

    [Fact]
    public void Time_servers_are_preferred_to_those_of_the_distribution() =>
        Check("chrony", HostModels.Chrony(["10.0.200.1", "ntp.test.org", "2001:db8::7b", "10.0.200.1"]));

    [Fact]
    public void A_server_that_would_be_two_words_is_refused()
    {
        var render = () => Render("chrony", HostModels.Chrony(["10.0.200.1 offline"]));
        render.Should().Throw<TemplateException>().WithMessage("*it has a space*");
    }

    private static void Check(string name, IReadOnlyDictionary<string, object?> model) =>
        Expectation.IsCurrent($"tests/Appliance.Tests/Modules/Host/expected/{name}", Render(name, model));

    private static string Render(string name, IReadOnlyDictionary<string, object?> model) =>
        new TemplateEngine(new Repository(), EscapingFunctions.All).Render("host/" + name, TemplateModel.From(model));

    private sealed class Repository : ITemplateSource
    {
        public string? Find(string name) => File.ReadAllText(Path.Combine(Expectation.Repository, "templates", name + ".sbn"));
    }
}
