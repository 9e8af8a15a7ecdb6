using Appliance.Machines.Secrets;
using Appliance.Modules.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Modules;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>All secrets of a site, fetched before anything else happens: a missing one is told before the first change.</summary>
internal sealed class SiteSecrets : ISiteSecrets
{
    private readonly Dictionary<Question, Secret> _secrets = [];
    private readonly Dictionary<string, Secret> _inside = new(StringComparer.Ordinal);

    public Secret? Find(Question<SecretReference> question) => _secrets.GetValueOrDefault(question);

    public Secret? Find(string id) => _inside.GetValueOrDefault(id);

    /// <summary>Fetches every secret that the site refers to.</summary>
    /// <returns>All errors and all warnings.</returns>
    public async Task<(IReadOnlyList<AnswerError> Errors, IReadOnlyList<AnswerError> Warnings)> FetchAsync(Site site, SecretResolver resolver, CancellationToken cancellationToken)
    {
        var errors = new List<AnswerError>();
        var warnings = new List<AnswerError>();
        foreach (var question in site.Catalogue.Questions.OfType<Question<SecretReference>>().Where(site.IsAnswered))
        {
            var resolution = await resolver.ResolveAsync(question.Id, question.Title, site.OriginOf(question), site.Get(question), cancellationToken);
            if (resolution.Secret is { } secret)
            {
                _secrets[question] = secret;
            }

            errors.AddRange(resolution.Error is { } error ? [error] : []);
            warnings.AddRange(resolution.Warning is { } warning ? [warning] : []);
        }

        foreach (var (id, title, reference) in NodeSecrets.Of(site))
        {
            var resolution = await resolver.ResolveAsync(id, title, site.OriginOf(NodesQuestions.Hosts), reference, cancellationToken);
            if (resolution.Secret is { } secret)
            {
                _inside[id] = secret;
            }

            errors.AddRange(resolution.Error is { } error ? [error] : []);
            warnings.AddRange(resolution.Warning is { } warning ? [warning] : []);
        }

        return (errors, warnings);
    }
}
