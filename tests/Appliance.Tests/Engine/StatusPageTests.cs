using System.Net;
using Appliance.Contracts.Inventories;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class StatusPageTests(PostgresFixture postgres)
{
    private const string Page = "/ovirt-engine/";
    private const string SignIn = "/ovirt-engine/login";

    [SkippableFact]
    public async Task A_stranger_sees_health_certificates_and_how_to_sign_in_but_no_inventory()
    {
        await using var engine = await StartWithSiteAsync();

        var page = await engine.Client().GetStringAsync(Page);

        page.Should().ContainAll("The engine is running.", "Test Org", "395 days left", "admin@internal", "X509-PEM-CA");
        page.Replace("<wbr>", "").Should().Contain(Fingerprint(engine));
        page.Should().NotContainAny("node72", "10.0.200.72", "data-gv0", "logged in");
    }

    [SkippableFact]
    public async Task Who_signs_in_sees_the_inventory_and_the_events()
    {
        await using var engine = await StartWithSiteAsync();
        var client = engine.Client();

        var cookie = await SignInAsync(client);
        var page = await GetAsync(client, cookie);

        page.Should().ContainAll("node72.test.org", "10.0.200.73", "vlan101", "data-gv0", "branch-1", "logged in from 127.0.0.1", "Sign out");
    }

    [SkippableFact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var engine = await StartWithSiteAsync();

        var cookie = await SignInAsync(engine.Client());

        cookie.Should().StartWith("__Host-").And.ContainAll("; path=/", "; secure", "; samesite=strict", "; httponly").And.NotContain("domain");
    }

    [SkippableFact]
    public async Task A_page_session_opens_no_API_and_a_token_no_page()
    {
        await using var engine = await StartWithSiteAsync();
        var client = engine.Client();
        var cookie = await SignInAsync(client);
        var token = await engine.Client().LogInAsync();

        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + cookie.Split(';')[0].Split('=', 2)[1]);
        using var api = await client.GetAsync("/ovirt-engine/api");
        var page = await GetAsync(client, "__Host-engine=" + token);

        api.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        page.Should().NotContain("node72");
    }

    [SkippableFact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        await using var engine = await StartWithSiteAsync();
        var client = engine.Client();
        var cookie = await SignInAsync(client);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/ovirt-engine/logout");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Headers.GetValues("Set-Cookie").Single().Should().Contain("expires=Thu, 01 Jan 1970");
        (await GetAsync(client, cookie)).Should().NotContain("node72");
    }

    [SkippableTheory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    public async Task A_form_that_another_site_sends_is_refused(string header, string value, HttpStatusCode status)
    {
        await using var engine = await StartWithSiteAsync();
        var client = engine.Client();
        client.DefaultRequestHeaders.Add(header, value);

        using var response = await client.PostAsync(SignIn, Form("admin", LoginSteps.Password));

        response.StatusCode.Should().Be(status);
    }

    [SkippableTheory]
    [InlineData("admin", "wrong", HttpStatusCode.Unauthorized, "The user name or password is incorrect.")]
    [InlineData("admin", "", HttpStatusCode.BadRequest, "Give both the user name and the password.")]
    public async Task A_failed_sign_in_shows_the_form_again_and_why(string user, string password, HttpStatusCode status, string why)
    {
        await using var engine = await StartWithSiteAsync();

        using var response = await engine.Client().PostAsync(SignIn, Form(user, password));

        response.StatusCode.Should().Be(status);
        response.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await response.Content.ReadAsStringAsync()).Should().Contain(why).And.Contain("<form");
    }

    [SkippableFact]
    public async Task Names_are_text_not_markup()
    {
        await using var engine = await StartWithSiteAsync();
        await engine.RunAsync("""{ "hosts": [ { "name": "<script>alert(1)</script>", "address": "\"onload=x" } ] }""", "inventory", "apply");
        var client = engine.Client();

        var page = await GetAsync(client, await SignInAsync(client));

        page.Should().Contain("&lt;script&gt;alert(1)").And.Contain("&quot;onload=x").And.NotContain("<script");
    }

    [SkippableFact]
    public async Task With_the_database_down_the_page_says_so_and_what_to_do()
    {
        await using var engine = await StartWithSiteAsync();
        var client = engine.Client();
        var cookie = await SignInAsync(client);
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS false");
        await engine.Cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{engine.Database}'");

        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Contain("The database is down.").And.Contain("systemctl status postgresql");
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/ovirt-engine/webadmin")]
    [InlineData("/ovirt-engine/web-ui")]
    public async Task Known_addresses_lead_to_the_page(string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().GetAsync(path);

        response.Headers.Location!.OriginalString.Should().Be(Page);
    }

    [SkippableTheory]
    [InlineData("/ovirt-engine/style.css", "text/css")]
    [InlineData("/ovirt-engine/icon.svg", "image/svg+xml")]
    public async Task What_the_page_refers_to_is_there(string path, string type)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(type);
    }

    private async Task<TestEngine> StartWithSiteAsync()
    {
        var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        (await engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply")).Code.Should().Be(0);
        return engine;
    }

    private static async Task<string> SignInAsync(HttpClient client)
    {
        using var response = await client.PostAsync(SignIn, Form("admin@internal", LoginSteps.Password));
        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        return response.Headers.GetValues("Set-Cookie").Single();
    }

    private static async Task<string> GetAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(string user, string password) =>
        new(new Dictionary<string, string> { ["username"] = user, ["password"] = password });

    private static string Fingerprint(TestEngine engine) =>
        string.Join(':', engine.Pki.Root.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256).Select(part => part.ToString("X2")));
}
