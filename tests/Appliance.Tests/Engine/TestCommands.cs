using System.Text.Json;
using Appliance.Engine.Commands;
using Appliance.Engine.Configuration;

namespace Appliance.Tests.Engine;

/// <summary>Runs appliance-engine's verbs in this process, with a configuration file for a test engine.</summary>
internal static class TestCommands
{
    public static async Task<CommandRun> RunAsync(this TestEngine engine, string input, params string[] verbAndOptions)
    {
        var file = Path.Combine(engine.Configuration.DataDirectory, "engine.json");
        await File.WriteAllTextAsync(file, Json(engine.Configuration));
        return await RunAsync(input, [.. verbAndOptions, "--config", file]);
    }

    public static async Task<CommandRun> RunAsync(string input, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var streams = new CommandStreams(new StringReader(input), output, error);
        var code = await CommandLine.RunAsync(arguments, streams, CancellationToken.None);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    private static string Json(EngineConfiguration configuration) => JsonSerializer.Serialize(new
    {
        fqdn = configuration.Fqdn,
        database = new
        {
            host = configuration.Database.Host,
            port = configuration.Database.Port,
            name = configuration.Database.Name,
            user = configuration.Database.User,
            passwordFile = configuration.Database.PasswordFile,
        },
        pki = new { ca = configuration.Pki.Ca, webCertificate = configuration.Pki.WebCertificate, webKey = configuration.Pki.WebKey, folder = configuration.Pki.Folder },
        organization = configuration.Organization,
        dataDirectory = configuration.DataDirectory,
    });
}

/// <summary>What a verb returned and wrote.</summary>
internal sealed record CommandRun(int Code, string Output, string Error);
