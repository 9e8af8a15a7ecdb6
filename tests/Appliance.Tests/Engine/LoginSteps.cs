using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Appliance.Engine.Accounts;
using Appliance.Engine.Database;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>Logging in, as tests do it.</summary>
internal static class LoginSteps
{
    public const string Password = "correct horse";
    public const string TokenPath = "/ovirt-engine/sso/oauth/token";

    /// <summary>Few iterations, so that tests do not spend their time hashing; the engine goes by those it finds.</summary>
    private const int Iterations = 1000;

    public static async Task SetAdminPasswordAsync(this TestEngine engine, string password = Password)
    {
        (await engine.RunAsync("", "migrate")).Error.Should().BeEmpty();
        await using var database = EngineDatabase.Open(engine.Configuration.Database);
        await new AccountStore(database, TimeProvider.System)
            .SetPasswordAsync(LoginName.Administrator, PasswordHash.Of(password, Iterations), CancellationToken.None);
    }

    public static Task<HttpResponseMessage> PostTokenAsync(this HttpClient client, string user, string password) =>
        client.PostAsync(TokenPath, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["scope"] = "ovirt-app-api",
            ["username"] = user,
            ["password"] = password,
        }));

    /// <summary>Logs the client in; its later requests carry the token, which is returned.</summary>
    public static async Task<string> LogInAsync(this HttpClient client)
    {
        using var response = await client.PostTokenAsync("admin@internal", Password);
        var token = (await response.ReadJsonAsync()).GetProperty("access_token").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public static void UseBasic(this HttpClient client, string user, string password) =>
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
