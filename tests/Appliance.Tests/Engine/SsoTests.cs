using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Appliance.Engine.Accounts;
using Appliance.Engine.Hosting;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class SsoTests(PostgresFixture postgres)
{
    private const string Api = "/ovirt-engine/api";

    [SkippableTheory]
    [InlineData("admin@internal")]
    [InlineData("admin")]
    [InlineData("Admin@Internal")]
    public async Task A_right_password_gives_a_token_that_opens_the_API(string user)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();

        using var response = await client.PostTokenAsync(user, LoginSteps.Password);
        var answer = await response.ReadJsonAsync();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("access_token").GetString());
        using var entry = await client.GetAsync(Api);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.GetProperty("token_type").GetString().Should().Be("bearer");
        answer.GetProperty("scope").GetString().Should().Be("ovirt-app-api");
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(answer.GetProperty("exp").GetString()!))
            .Should().BeCloseTo(DateTimeOffset.UtcNow.AddHours(8), TimeSpan.FromMinutes(1));
        entry.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableTheory]
    [InlineData("admin@internal", "wrong")]
    [InlineData("nobody@internal", LoginSteps.Password)]
    [InlineData("admin@ovirt", LoginSteps.Password)]
    public async Task A_wrong_name_or_password_is_refused_alike(string user, string password)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();

        using var response = await engine.Client().PostTokenAsync(user, password);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var answer = await response.ReadJsonAsync();
        answer.GetProperty("error_code").GetString().Should().Be("access_denied");
        answer.GetProperty("error").GetString().Should().Be("access_denied");
        answer.GetProperty("error_description").GetString().Should().Be("The user name or password is incorrect.");
    }

    [SkippableTheory]
    [InlineData("grant_type=client_credentials", "unsupported_grant_type")]
    [InlineData("grant_type=password&scope=other&username=a&password=b", "invalid_scope")]
    [InlineData("grant_type=password&scope=ovirt-app-api&username=a", "invalid_request")]
    [InlineData("%", "unsupported_grant_type")]
    public async Task A_request_that_is_no_password_grant_is_explained(string form, string code)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().PostAsync(
            LoginSteps.TokenPath,
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.ReadJsonAsync()).GetProperty("error_code").GetString().Should().Be(code);
    }

    [SkippableFact]
    public async Task Five_wrong_passwords_lock_the_account_until_the_time_is_over()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        for (var attempt = 1; attempt <= 5; attempt++)
            (await client.PostTokenAsync("admin", "wrong")).Dispose();

        using var locked = await client.PostTokenAsync("admin", LoginSteps.Password);
        time.Advance(TimeSpan.FromMinutes(15.1));
        using var open = await client.PostTokenAsync("admin", LoginSteps.Password);

        locked.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await locked.ReadJsonAsync()).GetProperty("error_description").GetString().Should().Contain("locked").And.Contain("admin unlock");
        open.StatusCode.Should().Be(HttpStatusCode.OK);
        (await engine.Cluster.ScalarAsync<long>("SELECT count(*) FROM events WHERE code = 20001", engine.Database)).Should().Be(1);
    }

    [SkippableFact]
    public async Task Guesses_made_at_once_do_not_race_past_the_lock()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();

        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.PostTokenAsync("admin", "wrong")));

        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.Unauthorized);
        (await engine.Cluster.ScalarAsync<int>("SELECT failed_attempts FROM users", engine.Database)).Should().Be(5);
    }

    [SkippableTheory]
    [InlineData("unlock")]
    [InlineData("set-password")]
    public async Task The_admin_verbs_unlock(string verb)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        for (var attempt = 1; attempt <= 5; attempt++)
            (await client.PostTokenAsync("admin", "wrong")).Dispose();

        using var locked = await client.PostTokenAsync("admin", LoginSteps.Password);
        var run = await engine.RunAsync(LoginSteps.Password + "\n", "admin", verb);
        using var response = await client.PostTokenAsync("admin", LoginSteps.Password);

        locked.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        run.Code.Should().Be(0);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task An_address_that_keeps_failing_is_made_to_wait()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await engine.StartAsync(new EngineEnvironment { Lockout = new LockoutPolicy { FailuresPerAddress = 2 } });
        var client = engine.Client();
        for (var attempt = 1; attempt <= 2; attempt++)
            (await client.PostTokenAsync("nobody", "wrong")).Dispose();

        using var response = await client.PostTokenAsync("nobody", "wrong");

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.Should().BePositive();
    }

    [SkippableFact]
    public async Task Failed_logins_of_unknown_users_are_one_event_a_minute_without_the_name()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        for (var attempt = 1; attempt <= 3; attempt++)
            (await engine.Client().PostTokenAsync("oops-my-password", "wrong")).Dispose();

        (await engine.Cluster.ScalarAsync<string>("SELECT string_agg(description, '|') FROM events WHERE code = 114", engine.Database))
            .Should().Be("An unknown user failed to log in from 127.0.0.1.");
    }

    [SkippableFact]
    public async Task Events_are_kept_for_a_month()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        time.Advance(TimeSpan.FromDays(31));

        (await engine.Client().PostTokenAsync("nobody", "wrong")).Dispose();

        (await engine.Cluster.ScalarAsync<string>("SELECT string_agg(code::text, ',') FROM events", engine.Database)).Should().Be("114");
    }

    [SkippableFact]
    public async Task A_token_expires()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        await client.LogInAsync();

        time.Advance(TimeSpan.FromHours(8.1));
        using var response = await client.GetAsync(Api);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [SkippableTheory]
    [InlineData("/ovirt-engine/sso/oauth/revoke")]
    [InlineData("/ovirt-engine/services/sso-logout")]
    public async Task A_revoked_token_opens_nothing(string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        var token = await client.LogInAsync();

        using var revoked = await client.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token }));
        using var response = await client.GetAsync(Api);

        (await revoked.Content.ReadAsStringAsync()).Should().Be("{}");
        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [SkippableFact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.SetAdminPasswordAsync();
        var client = engine.Client();
        await client.LogInAsync();

        await engine.SetAdminPasswordAsync("another horse");
        using var token = await client.GetAsync(Api);
        client.UseBasic("admin", LoginSteps.Password);
        using var oldPassword = await client.GetAsync(Api);
        client.UseBasic("admin", "another horse");
        using var newPassword = await client.GetAsync(Api);

        token.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        oldPassword.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        newPassword.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
