using System.CommandLine;
using Appliance.Cli.Output;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Commands;

/// <summary>The options of how a person is asked.</summary>
internal sealed class DialogueOptions
{
    private readonly Option<bool> _plain = new("--plain") { Description = "Ask line by line, also through a pipe: for screen readers, serial lines and scripts." };
    private readonly LanguageOption _language = new("The dialogue's language; the locale's when not given.");

    public void AddTo(Command command)
    {
        command.Options.Add(_plain);
        _language.AddTo(command);
    }

    public bool IsPlain(ParseResult parsed) => parsed.GetValue(_plain);

    /// <summary>Whoever asks for the line dialogue answers, through a pipe too.</summary>
    /// <exception cref="CommandLineException">The output is for a program, which answers nothing; or there is no such language.</exception>
    public Terminal Terminal(ParseResult parsed, OutputOptions output)
    {
        var terminal = _language.Speaking(output.Terminal(parsed), parsed);
        if (!IsPlain(parsed))
        {
            return terminal.IsDumb ? terminal.WithPlainLines() : terminal;
        }

        return output.IsJson(parsed)
            ? throw new CommandLineException("--plain asks a person, --output json is for a program; use one of them.", ExitCode.Usage)
            : terminal.WithPlainLines() with { IsInteractive = true };
    }

    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Language Language(ParseResult parsed) => _language.Read(parsed);

    /// <summary>Why the language that was asked for is not spoken; null when it is.</summary>
    /// <exception cref="CommandLineException">There is no such language.</exception>
    public string? WhyNotLanguage(ParseResult parsed) => _language.WhyNot(parsed);
}
