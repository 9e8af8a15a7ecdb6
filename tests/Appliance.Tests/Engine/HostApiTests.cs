using System.Net;
using System.Text;
using System.Text.Json;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class HostApiTests(PostgresFixture postgres)
{
    private const string Hosts = "/ovirt-engine/api/hosts";
    private const string Name = "node72.test.org";

    [SkippableFact]
    public async Task A_host_shows_what_it_told_of_itself()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var client = await SignedInAsync(engine);
        using var node = await engine.EnrolAsync(Name);

        var host = (await JsonAsync(client, Hosts)).GetProperty("host")[0];

        host.GetProperty("status").GetString().Should().Be("up");
        host.GetProperty("cpu").GetProperty("name").GetString().Should().Be("Test CPU <&>");
        host.GetProperty("cpu").GetProperty("topology").GetProperty("threads").GetString().Should().Be("8");
        host.GetProperty("memory").GetString().Should().Be("17179869184");
        host.GetProperty("os").GetProperty("version").GetProperty("full_version").GetString().Should().Be("6.1.0-18-amd64");
        host.GetProperty("certificate").GetProperty("subject").GetString().Should().Contain($"CN={Name}");
        host.GetProperty("certificate").GetProperty("organization").GetString().Should().Be("Test Org");
        var nics = (await JsonAsync(client, host.GetProperty("href").GetString() + "/nics")).GetProperty("host_nic").EnumerateArray().ToDictionary(nic => nic.GetProperty("name").GetString()!);
        nics.Keys.Should().Equal("em1", "bond0", "em2", "em1.101");
        nics["em1"].GetProperty("bridged").GetString().Should().Be("true");
        nics["em1"].GetProperty("ip").GetRawText().Should().Be("""{"address":"10.0.200.72","netmask":"255.255.255.0","version":"v4"}""");
        nics["bond0"].GetProperty("bonding").GetProperty("slaves").GetProperty("host_nic")[0].GetProperty("id").GetString().Should().Be(nics["em2"].GetProperty("id").GetString());
        nics["em1.101"].GetProperty("vlan").GetProperty("id").GetString().Should().Be("101");
        nics["em1.101"].GetProperty("base_interface").GetString().Should().Be("em1");
        nics["em1.101"].GetProperty("status").GetString().Should().Be("down");
    }

    [SkippableFact]
    public async Task A_host_is_made_changed_and_removed()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var client = await SignedInAsync(engine);
        const string Body = """
            {"name":"node72.test.org","address":"10.0.200.72","cluster":{"name":"Default"},"unknown":{},
             "power_management":{"enabled":"true","type":"ipmilan","address":"10.0.1.72","username":"admin","password":"s3cret-p","options":{"option":[{"name":"lanplus","value":"1"}]}}}
            """;

        using var made = await client.PostAsync(Hosts, Json(Body));

        made.StatusCode.Should().Be(HttpStatusCode.Created);
        var href = made.Headers.Location!.OriginalString;
        var host = await JsonAsync(client, href);
        host.GetProperty("status").GetString().Should().Be("unassigned");
        host.GetProperty("power_management").GetRawText().Should().Contain("lanplus").And.NotContain("s3cret");
        (await client.PostAsync(Hosts, Json(Body))).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await client.PutAsync(href, Json("""{"address":"10.0.200.99"}"""))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await JsonAsync(client, href)).GetProperty("address").GetString().Should().Be("10.0.200.99");
        (await client.PutAsync(href, Json("""{"name":"other"}"""))).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await client.DeleteAsync(href)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(href)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\":7}")]
    [InlineData("{\"name\":\"node72\"}")]
    [InlineData("{\"name\":\"no name\",\"address\":\"10.0.0.1\"}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"not an address\"}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"cluster\":{\"name\":\"nowhere\"}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"../../bin/sh\",\"address\":\"a\"}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\\naction=off\"}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"action\",\"value\":\"off\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"ipmitool_path\",\"value\":\"/bin/sh\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"ssh-path\",\"value\":\"/bin/sh\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"ssh_options\",\"value\":\"-oProxyCommand=id\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"Password-Script\",\"value\":\"/bin/id\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"plug\",\"value\":\"1;id\"}]}}}")]
    [InlineData("{\"name\":\"node72\",\"address\":\"10.0.0.1\",\"power_management\":{\"type\":\"ipmilan\",\"address\":\"a\",\"options\":{\"option\":[{\"name\":\"plug\",\"value\":\"--help\"}]}}}")]
    public async Task A_malformed_host_is_a_fault(string body)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var client = await SignedInAsync(engine);

        using var response = await client.PostAsync(Hosts, Json(body));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.ReadJsonAsync()).GetProperty("detail").GetString().Should().NotBeEmpty();
        (await engine.HostsAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_machine_that_waits_is_approved_and_a_host_goes_into_maintenance_and_back()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var client = await SignedInAsync(engine);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync();
        var waiting = (await JsonAsync(client, Hosts)).GetProperty("host")[0];
        waiting.GetProperty("status").GetString().Should().Be("pending_approval");

        (await client.PostAsync(waiting.GetProperty("href").GetString() + "/approve", Json("{}"))).StatusCode.Should().Be(HttpStatusCode.OK);
        await node.JoinAsync();
        await node.ReportAsync(Appliance.Contracts.Nodes.NodePhase.Installed);
        var href = (await JsonAsync(client, Hosts)).GetProperty("host")[0].GetProperty("href").GetString();

        (await client.PostAsync(href + "/approve", Json("{}"))).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await client.PostAsync(href + "/deactivate", new StringContent("<action/>", Encoding.UTF8, "application/xml"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await JsonAsync(client, href!)).GetProperty("status").GetString().Should().Be("maintenance");
        (await client.PostAsync(href + "/activate", Json("{}"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await JsonAsync(client, href!)).GetProperty("status").GetString().Should().Be("up");
        (await client.PostAsync(href + "/activate", new FormUrlEncodedContent([]))).StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType, "a browser sends forms for other sites");
        (await client.PostAsync(href + "/fence", Json("""{"fence_type":"restart"}"""))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await client.PostAsync(href + "/fence", Json("""{"fence_type":"status"}"""))).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task The_status_page_shows_hosts_and_the_words_of_those_who_wait()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        using var node = await engine.EnrolAsync(Name);
        await node.BeatAsync(null, null, "libvirt <b>is</b> down");
        using var stranger = new TestNode(engine, "node73.test.org");
        var words = (await stranger.JoinAsync()).Words;
        var client = engine.Client();
        var form = new FormUrlEncodedContent([new("username", "admin@internal"), new("password", LoginSteps.Password)]);
        using var signedIn = await client.PostAsync("/ovirt-engine/login", form);
        client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var page = await client.GetStringAsync("/ovirt-engine/");

        page.Should().Contain("Waiting for approval").And.Contain($"<code>{words}</code>");
        page.Should().Contain("non operational").And.Contain("libvirt &lt;b&gt;is&lt;/b&gt; down").And.Contain("s ago").And.Contain("10.0.200.72/24");
    }

    [SkippableFact]
    public async Task Without_a_login_hosts_cannot_be_changed()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        (await engine.Client().PostAsync(Hosts, Json("{}"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await engine.Client().DeleteAsync($"{Hosts}/{Guid.NewGuid()}")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) => JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;

    private static async Task<HttpClient> SignedInAsync(TestEngine engine)
    {
        await engine.SetAdminPasswordAsync();
        var token = await engine.Client().LogInAsync();
        var client = engine.Client();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        return client;
    }
}
