using System.CommandLine;
using Appliance.Cli.Output;

namespace Appliance.Cli.Commands;

/// <summary>How a command speaks; the same for every command.</summary>
internal sealed class OutputOptions
{
    private readonly Option<OutputKind> _output = new("--output") { Description = "text, or json: one object per line on standard output.", HelpName = "text|json", Recursive = true };
    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colour (also: NO_COLOR).", Recursive = true };
    private readonly Option<string?> _log = new("--log") { Description = "Write everything that is said to this file too.", HelpName = "FILE", Recursive = true };

    public void AddTo(Command root)
    {
        root.Options.Add(_output);
        root.Options.Add(_noColor);
        root.Options.Add(_log);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_output) == OutputKind.Json;

    public string? LogFile(ParseResult parsed) => parsed.GetValue(_log);

    public Terminal Terminal(ParseResult parsed) => Output.Terminal.OfProcess(parsed.GetValue(_noColor));
}

internal enum OutputKind
{
    Text,
    Json,
}
