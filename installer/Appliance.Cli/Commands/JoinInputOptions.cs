using System.CommandLine;
using System.Net;
using System.Text.Json;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Durations = Appliance.Planning.Questions.Durations;

namespace Appliance.Cli.Commands;

/// <summary>Which engine to join, as whom, and by what right.</summary>
internal sealed class JoinInputOptions
{
    private readonly Argument<string?> _engine = new("ENGINE") { Description = "Name of the engine, with its node port if that is not 7443; a URL will do. Left out: the engine this machine has joined.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _token = new("--token") { Description = "A token of the engine (`appliance node token` there). Others on this machine may see it for a moment: --token-file and --stdin are better.", HelpName = "TOKEN" };
    private readonly Option<string?> _tokenFile = new("--token-file") { Description = "A file with the token.", HelpName = "FILE" };
    private readonly Option<bool> _stdin = new("--stdin") { Description = "Read the token from standard input: one line." };
    private readonly Option<string?> _name = new("--name") { Description = "The node's name in the engine. Left out: the token's, else this machine's.", HelpName = "NAME" };
    private readonly Option<string[]> _address = new("--address") { Description = "Address of the engine, for a name that does not resolve; may be repeated.", HelpName = "ADDRESS", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _offline = new("--offline") { Description = "Install no packages; say which are missing." };
    private readonly Option<string?> _packages = new("--package-source") { Description = "Install packages from this repository alone (see `packages mirror`).", HelpName = "DIR|URL" };
    private readonly Option<string> _wait = new("--wait") { Description = "How long to go on while the engine is down or nobody approves.", HelpName = "DURATION", DefaultValueFactory = _ => "10m" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_engine);
        command.Options.Add(_token);
        command.Options.Add(_tokenFile);
        command.Options.Add(_stdin);
        command.Options.Add(_name);
        command.Options.Add(_address);
        command.Options.Add(_wait);
        command.Options.Add(_offline);
        command.Options.Add(_packages);
    }

    /// <exception cref="CommandLineException">Something of it cannot be.</exception>
    public JoinOptions Read(ParseResult parsed, TextReader standardInput)
    {
        if (new[] { parsed.GetValue(_token) is not null, parsed.GetValue(_tokenFile) is not null, parsed.GetValue(_stdin) }.Count(given => given) > 1)
        {
            throw new CommandLineException("Give the token once: --token, --token-file or --stdin.", ExitCode.Usage);
        }

        var line = Line(parsed, standardInput);
        var carried = line?.StartsWith('{') == true ? Carried(line) : null;
        var options = new JoinOptions
        {
            Engine = (parsed.GetValue(_engine) ?? carried?.Engine) is { } engine ? Address(engine) : null,
            Addresses = [.. parsed.GetRequiredValue(_address).Concat(carried?.Addresses ?? [])],
            Token = (carried is null ? line : carried.Token) is { } token ? Token(token) : null,
            Name = (parsed.GetValue(_name) ?? carried?.Name)?.ToLowerInvariant(),
            Offline = parsed.GetValue(_offline) || carried?.Offline == true,
            PackageSource = parsed.GetValue(_packages) ?? carried?.PackageSource,
            WaitsForRun = carried is not null,
            Wait = Duration(parsed.GetRequiredValue(_wait)),
        };
        return options.Addresses.FirstOrDefault(address => !IPAddress.TryParse(address, out _)) is { } wrong
            ? throw new CommandLineException($"--address {wrong} is no address.", ExitCode.Usage)
            : options;
    }

    private string? Line(ParseResult parsed, TextReader standardInput)
    {
        if (parsed.GetValue(_token) is { } token)
        {
            ArgumentVeil.Cover(token);
            return token;
        }

        if (parsed.GetValue(_tokenFile) is { } file)
        {
            try
            {
                return File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandLineException($"The token file {file} cannot be read: {e.Message}", ExitCode.Usage);
            }
        }

        return !parsed.GetValue(_stdin) ? null
            : standardInput.ReadLine()?.Trim() is { Length: > 0 } line ? line
            : throw new CommandLineException("--stdin was given, and there is no token on standard input.", ExitCode.Usage);
    }

    private static NodeJoinInput Carried(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, NodeJson.Default.NodeJoinInput) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            // Not the parser's message: it may quote the token.
            throw new CommandLineException("What came on standard input is neither a token nor what `appliance node add` sends.", ExitCode.Usage);
        }
    }

    private static EngineAddress Address(string text) =>
        EngineAddress.TryParse(text, out var address, out var problem) ? address : throw new CommandLineException(problem, ExitCode.Usage);

    private static JoinToken Token(string text) => JoinToken.TryParse(text, out var token)
        ? token
        : throw new CommandLineException("The token is not one: it begins with apj1. and has three parts.\nTo do: copy it in full, or make a new one on the engine: `appliance node token`.", ExitCode.Usage);

    private static TimeSpan Duration(string text) => Durations.Parse(text, out var duration) is { } problem
        ? throw new CommandLineException($"--wait {text} {problem}; write it as 90s, 15m or 1h30m.", ExitCode.Usage)
        : duration;
}
