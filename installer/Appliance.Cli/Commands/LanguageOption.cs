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

    /// <summary>The language that is wanted; English where the locale cannot show it.</summary>
    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Language Read(ParseResult parsed) => Wanted(parsed) is var wanted && wanted.IsShownBy(Environment.GetEnvironmentVariable) ? wanted : Language.English;

    /// <summary>Why the language that was asked for is not spoken; null when it is.</summary>
    /// <exception cref="CommandLineException">There is no such language.</exception>
    public string? WhyNot(ParseResult parsed) => Wanted(parsed) is var wanted && !wanted.IsShownBy(Environment.GetEnvironmentVariable)
        ? $"English: this locale cannot show {wanted.Tag}; set a UTF-8 one (LC_ALL=C.UTF-8)."
        : null;

    private Language Wanted(ParseResult parsed) => parsed.GetValue(_language) is not { } tag
        ? Language.OfLocale(Environment.GetEnvironmentVariable)
        : Language.Find(tag) ?? throw new CommandLineException($"There is no language '{tag}' here; there are: {Languages}.", ExitCode.Usage);

    /// <summary>The same terminal, for somebody who reads that language.</summary>
    /// <exception cref="CommandLineException">There is no such language.</exception>
    public Terminal Speaking(Terminal terminal, ParseResult parsed) =>
        Read(parsed) is var language && language == Language.English ? terminal : terminal with { Speak = WordCatalogue.Of(language).Sentence };
}
