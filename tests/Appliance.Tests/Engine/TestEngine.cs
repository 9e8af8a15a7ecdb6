using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Appliance.Engine;
using Appliance.Engine.Configuration;
using Appliance.Engine.Hosting;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>An engine in this process, on free loopback ports, with a database and a PKI of its own.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    public const string Fqdn = "engine.test.org";
    public const string Alias = "alias.test.org";

    private readonly DirectoryInfo _directory = MemoryFolder.Create("appliance-engine-");
    private readonly StringWriter _log = new();
    private readonly List<HttpClient> _clients = [];

    private TestEngine(PrivatePostgres cluster, string database)
    {
        Cluster = cluster;
        Database = database;
        Pki = new TestPki(_directory.FullName, Fqdn);
        var passwordFile = Path.Combine(_directory.FullName, "database.password");
        File.WriteAllText(passwordFile, PrivatePostgres.Password + "\n");
        Configuration = new EngineConfiguration
        {
            Fqdn = Fqdn,
            AlternateNames = [Alias],
            Listen = new ListenConfiguration { Address = "127.0.0.1", HttpPort = 0, HttpsPort = 0, NodePort = 0 },
            Database = new DatabaseConfiguration
            {
                Host = "127.0.0.1",
                Port = cluster.Port,
                Name = database,
                User = PrivatePostgres.Superuser,
                PasswordFile = passwordFile,
            },
            Pki = new PkiConfiguration { Ca = Pki.AuthorityFile, WebCertificate = Pki.CertificateFile, WebKey = Pki.KeyFile, Folder = _directory.FullName },
            Organization = "Test Org",
            DataDirectory = _directory.FullName,
        };
    }

    public PrivatePostgres Cluster { get; }

    public string Database { get; }

    public TestPki Pki { get; }

    public EngineConfiguration Configuration { get; init; }

    public EngineHost Host { get; private set; } = null!;

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>A new engine that has not started.</summary>
    public static Task<TestEngine> CreateAsync(PostgresFixture postgres) => CreateAsync(postgres.Cluster);

    public static async Task<TestEngine> CreateAsync(PrivatePostgres cluster) => new(cluster, await cluster.CreateDatabaseAsync());

    public static async Task<TestEngine> StartNewAsync(PostgresFixture postgres, TimeProvider? time = null)
    {
        var engine = await CreateAsync(postgres);
        var problem = await engine.StartAsync(new EngineEnvironment { Time = time ?? TimeProvider.System, MonitorInterval = TimeSpan.FromMilliseconds(50) });
        problem.Should().BeNull();
        return engine;
    }

    public Task<Problem?> StartAsync(EngineEnvironment environment)
    {
        Host = EngineHost.Create(Configuration, environment with { Log = TextWriter.Synchronized(_log) });
        return Host.StartAsync(CancellationToken.None);
    }

    /// <summary>A client that connects to the engine whatever name the address has, trusts its root alone and follows no redirect.</summary>
    public HttpClient Client(string host = Fqdn, bool secure = true)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, (secure ? Host.HttpsAddress : Host.HttpAddress).Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { Pki.Root },
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
            },
        };
        var scheme = secure ? "https" : "http";
        var port = (secure ? Host.HttpsAddress : Host.HttpAddress).Port;
        var client = new HttpClient(handler) { BaseAddress = new Uri($"{scheme}://{host}:{port}") };
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
