using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Appliance.Tests.Support;

/// <summary>
/// A PostgreSQL cluster of its own in a temporary directory, on a unix socket and a free loopback port. The server refuses
/// to be root, so under root it runs as the user postgres, or nobody. It is quick, not safe: it does not fsync.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    public const string Superuser = "postgres";
    public const string Password = "test-superuser";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private readonly string _binaries;
    private Process? _server;

    private PrivatePostgres(string binaries, string directory, int port)
    {
        _binaries = binaries;
        Directory = directory;
        Port = port;
    }

    /// <summary>Holds the data directory and the unix socket.</summary>
    public string Directory { get; }

    public int Port { get; }

    /// <summary>Holds <see cref="Password"/>.</summary>
    public string PasswordFile => Path.Combine(Directory, "superuser");

    /// <summary>Why no cluster can be made here, or null when one can.</summary>
    public static string? Missing => FindBinaries() is null
        ? "PostgreSQL's server programs are not installed (looked for /usr/lib/postgresql/*/bin/initdb)"
        : null;

    /// <summary>Makes a cluster and starts it. Ask <see cref="Missing"/> first.</summary>
    public static async Task<PrivatePostgres> StartNewAsync()
    {
        var binaries = FindBinaries() ?? throw new InvalidOperationException(Missing);
        var directory = System.IO.Directory.CreateTempSubdirectory("appliance-pg-").FullName;
        File.SetUnixFileMode(directory, (UnixFileMode)0b111_111_111);
        var cluster = new PrivatePostgres(binaries, directory, FreePort());
        try
        {
            await cluster.InitializeAsync();
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database owned by the superuser and returns its name.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return name;
    }

    /// <summary>Runs SQL as the superuser, in database <paramref name="database"/>.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs SQL as the superuser and returns its first value.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, string database)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync();
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={Superuser};Password={Password};Pooling=false";

    public async Task StartAsync()
    {
        _server = Start("postgres", "-D", DataDirectory, "-p", $"{Port}", "-k", Directory, "-c", "listen_addresses=127.0.0.1",
            "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200");
        var deadline = Stopwatch.StartNew();
        while (!await AcceptsAsync())
        {
            if (_server.HasExited || deadline.Elapsed > StartPatience)
                throw new InvalidOperationException($"PostgreSQL did not start: {await _server.StandardError.ReadToEndAsync()}");
            await Task.Delay(20);
        }

        // The pipe must be drained, or the server blocks once it is full.
        _ = _server.StandardError.ReadToEndAsync();
        _ = _server.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Stops the server at once; the data stays.</summary>
    public async Task StopAsync()
    {
        if (_server is not { HasExited: false } server)
            return;
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-QUIT", $"{server.Id}"]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
        await server.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server?.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private string DataDirectory => Path.Combine(Directory, "data");

    private async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(PasswordFile, Password);
        using var initdb = Start("initdb", "-D", DataDirectory, "-U", Superuser, "-A", "scram-sha-256", "--pwfile", PasswordFile,
            "--no-sync", "--locale=C.UTF-8", "-E", "UTF8");
        var said = initdb.StandardOutput.ReadToEndAsync();
        var error = await initdb.StandardError.ReadToEndAsync();
        await said;
        await initdb.WaitForExitAsync();
        if (initdb.ExitCode != 0)
            throw new InvalidOperationException($"initdb failed: {error}");
    }

    private async Task<bool> AcceptsAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        var start = new ProcessStartInfo
        {
            FileName = Environment.IsPrivilegedProcess ? "setpriv" : path,
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.IsPrivilegedProcess)
        {
            var user = UserExists("postgres") ? "postgres" : "nobody";
            foreach (var argument in (string[])[$"--reuid={user}", $"--regid={GroupOf(user)}", "--clear-groups", "--", path])
                start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string? FindBinaries() => System.IO.Directory.Exists("/usr/lib/postgresql")
        ? System.IO.Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(path => File.Exists(Path.Combine(path, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault()
        : null;

    private static bool UserExists(string user) => PasswdLine(user) is not null;

    private static string GroupOf(string user) => PasswdLine(user)!.Split(':')[3];

    private static string? PasswdLine(string user) =>
        File.ReadLines("/etc/passwd").FirstOrDefault(line => line.StartsWith(user + ":", StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
