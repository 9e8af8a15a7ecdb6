using System.Net;
using System.Text.Json;
using Appliance.Contracts.Nodes;
using Npgsql;

namespace Appliance.Engine.Configuration;

/// <summary>Reads engine.json: unknown and repeated keys are refused, all errors are told at once.</summary>
internal static class ConfigurationReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly Dictionary<string, SslMode> TlsModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    private static readonly Dictionary<string, ApplicationMode> Modes = new(StringComparer.Ordinal)
    {
        ["virt"] = ApplicationMode.Virt,
        ["gluster"] = ApplicationMode.Gluster,
        ["both"] = ApplicationMode.Both,
    };

    public static async Task<ConfigurationResult> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ConfigurationResult(null, [$"cannot be read: {exception.Message}"]);
        }
    }

    public static ConfigurationResult Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException exception)
        {
            return new ConfigurationResult(null, [$"is not valid JSON: {exception.Message}"]);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new ConfigurationResult(null, ["expected an object in braces."]);
            var errors = new List<string>();
            var configuration = Read(new ConfigurationSection(document.RootElement, "", errors), errors);
            return new ConfigurationResult(errors.Count == 0 ? configuration : null, errors);
        }
    }

    private static EngineConfiguration Read(ConfigurationSection root, List<string> errors)
    {
        var configuration = new EngineConfiguration
        {
            Fqdn = root.Text("fqdn"),
            AlternateNames = root.Texts("alternateNames"),
            Listen = ReadListen(root.Section("listen"), errors),
            Database = ReadDatabase(root.Section("database"), errors),
            Pki = ReadPki(root.Section("pki")),
            Organization = root.Text("organization"),
            ApplicationMode = root.Choice("applicationMode", Modes, ApplicationMode.Both),
            DataDirectory = root.Path("dataDirectory"),
        };
        root.RefuseUnknownKeys();
        if (configuration.Fqdn.Length > 0 && !IsHostName(configuration.Fqdn))
            errors.Add($"fqdn: expected a host name such as engine.example.org, got '{configuration.Fqdn}'.");
        errors.AddRange(configuration.AlternateNames
            .Where(name => !IsHostName(name) && !IPAddress.TryParse(name, out _))
            .Select(name => $"alternateNames: expected host names and addresses, got '{name}'."));
        return configuration;
    }

    private static ListenConfiguration ReadListen(ConfigurationSection section, List<string> errors)
    {
        var listen = new ListenConfiguration
        {
            Address = section.Text("address", ListenConfiguration.AnyAddress),
            HttpPort = section.Port("httpPort", 80),
            HttpsPort = section.Port("httpsPort", 443),
            NodePort = section.Port("nodePort", NodeApi.DefaultPort),
        };
        section.RefuseUnknownKeys();
        if (listen.Address != ListenConfiguration.AnyAddress && !IPAddress.TryParse(listen.Address, out _))
            errors.Add($"listen.address: expected an IP address or *, got '{listen.Address}'.");
        if (listen.HttpPort == listen.HttpsPort)
            errors.Add($"listen.httpsPort: is the same as listen.httpPort, {listen.HttpPort}.");
        if (listen.NodePort == listen.HttpPort || listen.NodePort == listen.HttpsPort)
            errors.Add($"listen.nodePort: {listen.NodePort} is the HTTP or HTTPS port already.");
        return listen;
    }

    private static DatabaseConfiguration ReadDatabase(ConfigurationSection section, List<string> errors)
    {
        var database = new DatabaseConfiguration
        {
            Host = section.Text("host"),
            Port = section.Port("port", 5432),
            Name = section.Text("name"),
            User = section.Text("user"),
            PasswordFile = section.OptionalPath("passwordFile"),
            Tls = section.Choice("tls", TlsModes, SslMode.Disable),
            CaFile = section.OptionalPath("caFile"),
        };
        section.RefuseUnknownKeys();
        if (database.Host.StartsWith('/') && database.Tls != SslMode.Disable)
            errors.Add("database.tls: a unix socket has no TLS; use disable, or name a host.");
        return database;
    }

    private static PkiConfiguration ReadPki(ConfigurationSection section)
    {
        var pki = new PkiConfiguration
        {
            Ca = section.Path("ca"),
            WebCertificate = section.Path("webCertificate"),
            WebKey = section.Path("webKey"),
            Folder = section.Path("folder"),
            NodeLifetime = TimeSpan.FromDays(section.Days("nodeDays", 398)),
        };
        section.RefuseUnknownKeys();
        return pki;
    }

    private static bool IsHostName(string name) =>
        name.Length <= 253 && Uri.CheckHostName(name) == UriHostNameType.Dns && !name.EndsWith('.');
}
