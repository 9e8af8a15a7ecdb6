using System.CommandLine;
using Appliance.Cli.Output;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Commands;

/// <summary>The language a person is spoken to in.</summary>
internal sealed class LanguageOption
{
    private static readonly string Languages = string.Join(", ", Language.All.Select(language => language.Tag));

    private readonly Option<string?> _language;

    /// <param name="description">What is in that language.</param>
    public LanguageOption(string description)
    {
        _language = new("--lang") { Description = description, HelpName = Languages.Replace(", ", "|", StringComparison.Ordinal) };
    }

    public void AddTo(Command command) => command.Options.Add(_language);

    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Language Read(ParseResult parsed) => parsed.GetValue(_language) is not { } tag
        ? Language.OfLocale(Environment.GetEnvironmentVariable)
        : Language.Find(tag) ?? throw new CommandLineException($"There is no language '{tag}' here; there are: {Languages}.", ExitCode.Usage);

    /// <summary>The same terminal, for somebody who reads that language.</summary>
    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Terminal Speaking(Terminal terminal, ParseResult parsed) =>
        Read(parsed) is var language && language == Language.English ? terminal : terminal with { Speak = WordCatalogue.Of(language).Sentence };
}
