using System.Net;
using System.Net.Sockets;
using System.Text;
using Appliance.Engine.Hosting;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class RobustnessTests(PostgresFixture postgres)
{
    [SkippableTheory]
    [InlineData("/ovirt-engine/")]
    [InlineData("/ovirt-engine/api")]
    [InlineData("/ovirt-engine/services/health")]
    [InlineData("/nothing")]
    public async Task Every_answer_carries_the_security_headers_and_names_no_server(string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().GetAsync(path);

        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'").And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("Strict-Transport-Security").Single().Should().StartWith("max-age=");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        response.Headers.Server.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("engine.test.org", HttpStatusCode.OK)]
    [InlineData("ENGINE.test.org", HttpStatusCode.OK)]
    [InlineData("alias.test.org", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MovedPermanently)]
    [InlineData("10.9.8.7", HttpStatusCode.MovedPermanently)]
    public async Task A_page_is_shown_under_known_names_and_others_are_led_to_the_right_one(string host, HttpStatusCode status)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client(host).GetAsync("/ovirt-engine/");

        response.StatusCode.Should().Be(status);
        if (status == HttpStatusCode.MovedPermanently)
            response.Headers.Location!.Host.Should().Be("engine.test.org");
    }

    [SkippableTheory]
    [InlineData("GET", "/ovirt-engine/api")]
    [InlineData("POST", "/ovirt-engine/sso/oauth/token")]
    [InlineData("POST", "/ovirt-engine/login")]
    public async Task A_program_or_form_at_an_unknown_name_is_misdirected(string method, string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client("evil.example").SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        response.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("alternateNames");
    }

    [SkippableTheory]
    [InlineData("/ovirt-engine/sso/oauth/token")]
    [InlineData("/ovirt-engine/login")]
    public async Task A_body_over_a_MiB_is_refused(string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var body = new StringContent("username=" + new string('a', 1024 * 1024 + 1), Encoding.ASCII, "application/x-www-form-urlencoded");

        // Asks first: an engine that refuses while the body is still on its way closes the connection under the sender.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.ExpectContinue = true;
        using var response = await engine.Client().SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [SkippableTheory]
    [InlineData("text/plain", "username=a")]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1&q=1")]
    public async Task A_body_that_is_no_small_form_is_a_bad_request(string type, string body)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var content = new StringContent(body);
        content.Headers.ContentType = new(type);

        using var response = await engine.Client().PostAsync("/ovirt-engine/sso/oauth/token", content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [SkippableTheory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: engine.test.org\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: engine.test.org\r\nHost: evil.example\r\n\r\n")]
    public async Task A_malformed_request_is_refused_and_the_engine_lives_on(string request)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, engine.Host.HttpAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());

        var status = await reader.ReadLineAsync();
        using var health = await engine.Client().GetAsync("/ovirt-engine/services/health");

        status.Should().StartWith("HTTP/1.1 400");
        health.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_HEAD_is_answered_like_a_GET_without_the_body()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/ovirt-engine/services/health"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task With_the_database_down_the_API_says_to_try_again()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        await client.LogInAsync();
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS false");
        await engine.Cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{engine.Database}'");

        using var response = await client.GetAsync("/ovirt-engine/api/hosts");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.ReadJsonAsync()).GetProperty("detail").GetString().Should().Contain("database");
    }

    [SkippableFact]
    public async Task Passwords_and_tokens_are_kept_nowhere_in_the_clear()
    {
        const string canary = "canary-7f3a91";
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync(canary);
        var client = engine.Client();
        var answers = new StringBuilder();
        async Task SeeAsync(Task<HttpResponseMessage> request)
        {
            using var response = await request;
            answers.Append(response).Append(await response.Content.ReadAsStringAsync());
        }

        await SeeAsync(client.PostTokenAsync(canary, canary));
        await SeeAsync(client.PostTokenAsync("admin", canary + "-wrong"));
        await SeeAsync(client.PostAsync("/ovirt-engine/login", new StringContent($"username={canary}&password={canary}", Encoding.ASCII, "application/x-www-form-urlencoded")));
        await SeeAsync(client.GetAsync($"/ovirt-engine/sso/oauth/token?password={canary}"));
        client.UseBasic("admin", canary);
        await SeeAsync(client.GetAsync("/ovirt-engine/api/events"));
        using var granted = await client.PostTokenAsync("admin", canary);
        var token = (await granted.ReadJsonAsync()).GetProperty("access_token").GetString()!;
        await SeeAsync(client.GetAsync("/ovirt-engine/api/events"));
        var stored = await DumpAsync(engine);

        answers.ToString().Should().NotContain(canary).And.NotContain(token);
        engine.Log.Should().NotContain(canary).And.NotContain(token);
        stored.Should().Contain("admin@internal").And.NotContain(canary).And.NotContain(token);
        stored.Should().NotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(canary)));
    }

    [SkippableFact]
    public async Task Systemd_is_told_why_it_waits_when_it_is_ready_and_that_it_stops()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        var path = Path.Combine(engine.Configuration.DataDirectory, "notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS false");

        var starting = engine.StartAsync(new EngineEnvironment { NotifySocket = path });
        var waiting = await ReceiveAsync(socket);
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS true");
        await starting;
        string ready;
        do
            ready = await ReceiveAsync(socket);
        while (ready.Contains("Waiting"));
        var running = engine.Host.RunUntilStoppedAsync();
        await engine.Host.StopAsync();
        await running;

        waiting.Should().StartWith("STATUS=Waiting for the database: ").And.Contain("\nEXTEND_TIMEOUT_USEC=30000000");
        ready.Should().StartWith("READY=1\nSTATUS=Serving https://engine.test.org:");
        (await ReceiveAsync(socket)).Should().StartWith("STOPPING=1");
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }

    private static async Task<string> DumpAsync(TestEngine engine)
    {
        var parts = new List<string?>();
        foreach (var table in (string[])["users", "tokens", "events"])
            parts.Add(await engine.Cluster.ScalarAsync<string>($"SELECT string_agg(t::text, E'\\n') FROM {table} t", engine.Database));
        return string.Join('\n', parts);
    }
}
