using System.Net.Sockets;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Engine.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Appliance.Engine.Hosting;

/// <summary>The running engine: a web server that answers from its first second, and a database it waits for.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly NpgsqlDataSource _database;
    private readonly DatabaseReadiness _readiness;
    private readonly EngineConfiguration _configuration;
    private readonly EngineEnvironment _environment;
    private readonly EngineAddress _address;
    private readonly EventLog _events;
    private readonly EngineLog _log;
    private readonly ServiceNotifier _notifier;
    private readonly HostMonitor _monitor;

    private EngineHost(EngineServices services, WebApplication application)
    {
        _application = application;
        _database = services.Database;
        _readiness = services.Readiness;
        _configuration = services.Configuration;
        _environment = services.Environment;
        _address = services.Address;
        _events = services.Events;
        _log = services.Log;
        _notifier = new ServiceNotifier(services.Environment.NotifySocket);
        _monitor = services.Monitor;
    }

    /// <summary>Where it answers over plain HTTP; known once started.</summary>
    public Uri HttpAddress => Bound("http");

    /// <summary>Where it answers over TLS, by listening address; known once started.</summary>
    public Uri HttpsAddress => Bound("https");

    /// <summary>Where nodes speak to it; known once started.</summary>
    public Uri NodeAddress => All("https").Last();

    /// <summary>The address people are told.</summary>
    public Uri Home => _address.Home;

    /// <summary>Ends when the process is asked to stop.</summary>
    public CancellationToken Stopping => _application.Lifetime.ApplicationStopping;

    /// <exception cref="CertificateException">The certificate files cannot be used.</exception>
    public static EngineHost Create(EngineConfiguration configuration, EngineEnvironment environment)
    {
        var services = EngineServices.Compose(configuration, environment);
        // The empty builder reads no settings files, environment variables or arguments behind the configuration's back.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        // A start that fails is told once, with its remedy, by who started it; the framework's own account adds a stack trace.
        builder.Logging.AddProvider(services.Log).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => WebServer.Configure(options, configuration.Listen, services.Certificate, services.NodeCertificate));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));

        var application = builder.Build();
        EngineRoutes.Map(application, services);
        return new EngineHost(services, application);
    }

    /// <summary>Listens, then waits for the database and migrates it. Null when the engine is ready, else why it is not.</summary>
    public async Task<Problem?> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            return new Problem(
                $"Cannot listen on {_configuration.Listen.Address} ports {_configuration.Listen.HttpPort}, {_configuration.Listen.HttpsPort} and {_configuration.Listen.NodePort}: {exception.Message.TrimEnd('.')}.",
                "See who holds the port (ss -ltnp), or change listen in the configuration. Ports under 1024 need CAP_NET_BIND_SERVICE.");
        }

        _address.HttpsPort = HttpsAddress.Port;
        _address.NodePort = NodeAddress.Port;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        var startup = new DatabaseStartup(_database, _configuration.Database, _environment.Time, _environment.DatabasePatience);
        var problem = await startup.RunAsync(Waiting, name => _log.Information($"Applied migration {name}."), either.Token);
        if (problem is not null)
            return problem;
        await _events.RecordAsync(EventKind.Started, $"The engine {Product.Version} started.", either.Token);
        _readiness.SchemaIsCurrent();
        _monitor.Start();
        _notifier.Ready($"Serving {Home}");
        _log.Information($"Serving {Home} and http port {HttpAddress.Port}; nodes at port {NodeAddress.Port}.");
        return null;
    }

    /// <summary>Waits until the process is asked to stop, then finishes the requests under way.</summary>
    public async Task RunUntilStoppedAsync()
    {
        using var registration = Stopping.Register(_notifier.Stopping);
        await _application.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <summary>Stops listening and finishes the requests under way.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _monitor.DisposeAsync();
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    private void Waiting(string cause)
    {
        _log.Warning($"{cause} Trying again.");
        _notifier.StillStarting($"Waiting for the database: {cause}", TimeSpan.FromSeconds(30));
    }

    private Uri Bound(string scheme) => All(scheme).First();

    private IEnumerable<Uri> All(string scheme) => _application.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses
        .Select(text => new Uri(text))
        .Where(uri => uri.Scheme == scheme);
}
