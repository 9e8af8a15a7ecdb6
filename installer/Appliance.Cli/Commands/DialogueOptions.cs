using System.CommandLine;
using Appliance.Cli.Output;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Commands;

/// <summary>The options of how a person is asked.</summary>
internal sealed class DialogueOptions
{
    private static readonly string Languages = string.Join(", ", Wizard.Words.Language.All.Select(language => language.Tag));

    private readonly Option<bool> _plain = new("--plain") { Description = "Ask line by line, also through a pipe: for screen readers, serial lines and scripts." };
    private readonly Option<string?> _language = new("--lang") { Description = "The dialogue's language; the locale's when not given.", HelpName = Languages.Replace(", ", "|", StringComparison.Ordinal) };

    public void AddTo(Command command)
    {
        command.Options.Add(_plain);
        command.Options.Add(_language);
    }

    public bool IsPlain(ParseResult parsed) => parsed.GetValue(_plain);

    /// <summary>Whoever asks for the line dialogue answers, through a pipe too.</summary>
    /// <exception cref="CommandLineException">The output is for a program, which answers nothing.</exception>
    public Terminal Terminal(ParseResult parsed, OutputOptions output)
    {
        var terminal = output.Terminal(parsed);
        if (!IsPlain(parsed))
        {
            return terminal.IsDumb ? terminal.WithPlainLines() : terminal;
        }

        return output.IsJson(parsed)
            ? throw new CommandLineException("--plain asks a person, --output json is for a program; use one of them.", ExitCode.Usage)
            : terminal.WithPlainLines() with { IsInteractive = true };
    }

    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Language Language(ParseResult parsed) => parsed.GetValue(_language) is not { } tag
        ? Wizard.Words.Language.OfLocale(Environment.GetEnvironmentVariable)
        : Wizard.Words.Language.Find(tag) ?? throw new CommandLineException($"There is no language '{tag}' here; there are: {Languages}.", ExitCode.Usage);
}
