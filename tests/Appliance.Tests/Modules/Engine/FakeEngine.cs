using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Secrets;
using Appliance.Modules.Engine;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Modules.Pki;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Engine;

/// <summary>A machine with a PKI, and on it a server that answers like the engine.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private FakeEngine(TestMachine machine, TlsServer server, TlsServer plain)
    {
        (Machine, Server, Plain) = (machine, server, plain);
        Site = PkiSite.Of($"engine.httpsPort={server.Port}", $"engine.httpPort={plain.Port}");
    }

    public const string Password = "Tr0ub4dor&3x";

    public TestMachine Machine { get; }

    public TlsServer Server { get; }

    public TlsServer Plain { get; }

    public Site Site { get; }

    public EngineSettings Settings => EngineSettings.From(Site);

    public EngineClient Client() => new(Settings, Machine.Files, TimeProvider.System);

    public SiteContext Context(string? password = Password) => PkiSite.Context(Machine, Site, admin: password is null ? null : new Secret(password));

    /// <param name="shown">The certificate it shows instead of its own.</param>
    public static async Task<FakeEngine> StartAsync(Func<string, string>? answer = null, X509Certificate2? shown = null)
    {
        var machine = new TestMachine();
        var result = await PkiRun.ApplyAsync(machine, PkiSite.Of(), TimeProvider.System);
        if (result.Outcome != RunOutcome.Finished)
        {
            throw new InvalidOperationException(result.Cause);
        }

        var certificate = shown ?? X509Certificate2.CreateFromPemFile(machine.Path("certs/web.pem"), machine.Path("keys/web.key"));
        var server = new TlsServer(certificate, answer ?? LikeTheEngine);
        var plain = new TlsServer(null, _ => TlsServer.Answer("301 Moved Permanently", "", $"Location: https://engine.test.org:{server.Port}/ovirt-engine/"));
        return new FakeEngine(machine, server, plain);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Plain.DisposeAsync();
        Machine.Dispose();
    }

    private static string LikeTheEngine(string request) => request.Split(' ')[1] switch
    {
        "/ovirt-engine/services/health" => TlsServer.Ok("DB Up!Welcome to Health Status!"),
        "/ovirt-engine/sso/oauth/token" when request.Contains("username=admin%40internal&password=Tr0ub4dor%263x", StringComparison.Ordinal) =>
            TlsServer.Ok("""{"access_token":"the-token","scope":"ovirt-app-api","exp":"1","token_type":"bearer"}"""),
        "/ovirt-engine/sso/oauth/token" => TlsServer.Answer("401 Unauthorized", """{"error_description":"The user name or password is wrong.","error":"access_denied","error_code":"access_denied"}"""),
        "/ovirt-engine/api" when request.Contains("Authorization: Bearer the-token", StringComparison.Ordinal) => TlsServer.Ok("{}"),
        "/ovirt-engine/services/sso-logout" => TlsServer.Ok("{}"),
        _ => TlsServer.Answer("404 Not Found", ""),
    };
}
