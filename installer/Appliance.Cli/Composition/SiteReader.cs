using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>Builds a site from what a command line names.</summary>
internal static class SiteReader
{
    /// <exception cref="CommandLineException">An answer file cannot be read.</exception>
    public static SiteResult Read(SiteInputs inputs, IDefaultFacts? facts, SecretMasker masker) => Read(inputs, Sources(inputs), facts, masker);

    /// <param name="sources">What <see cref="Sources"/> gave.</param>
    public static SiteResult Read(SiteInputs inputs, IReadOnlyList<AnswerSource> sources, IDefaultFacts? facts, SecretMasker masker)
    {
        var result = SiteBuilder.Build(inputs.Modules.Catalogue, [.. sources, AnswerSource.FromWizard(inputs.Entered)], facts, inputs.Mode);
        foreach (var secret in result.PlainSecrets)
        {
            masker.Add(secret);
        }

        return result;
    }

    /// <summary>What was given before anybody was asked.</summary>
    /// <exception cref="CommandLineException">An answer file cannot be read.</exception>
    public static IReadOnlyList<AnswerSource> Sources(SiteInputs inputs) =>
    [
        .. inputs.AnswerFiles.Select(ReadFile),
        .. inputs.AnswerTexts.Select(text => AnswerSource.FromFile(text.Name, text.Text)),
        AnswerSource.FromEnvironment(EnvironmentVariables()),
        .. inputs.Sets.Select(AnswerSource.FromSet),
    ];

    private static AnswerSource ReadFile(string path)
    {
        try
        {
            return AnswerSource.FromFile(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = Directory.Exists(path) ? "it is a directory" : e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message.TrimEnd('.');
            throw new CommandLineException($"The answer file {path} cannot be read: {why}.", ExitCode.Answers);
        }
    }

    private static Dictionary<string, string> EnvironmentVariables() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
