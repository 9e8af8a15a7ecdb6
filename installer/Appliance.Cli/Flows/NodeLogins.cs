using Appliance.Cli.Composition;
using Appliance.Machines.Secrets;
using Appliance.Machines.Ssh;
using Appliance.Modules.Nodes;
using Appliance.Planning.Answers;

namespace Appliance.Cli.Flows;

/// <summary>How each node is logged in to, with all secrets at hand: a missing one is told before the first connection.</summary>
internal static class NodeLogins
{
    /// <param name="prompt">Who is asked for secrets; null when nobody can be.</param>
    /// <exception cref="CommandLineException">A secret cannot be had; the message lists all.</exception>
    public static async Task<IReadOnlyList<(NodeAnswer Node, SshTarget Target)>> OfAsync(
        IReadOnlyList<NodeAnswer> nodes, SshAnswer defaults, ISecretPrompt? prompt, SecretMasker masker, CancellationToken cancellationToken)
    {
        var references = new Dictionary<string, SecretReference>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            NodeTarget.Of(node, defaults, (id, reference) =>
            {
                references[id] = reference;
                return null;
            });
        }

        var resolver = new SecretResolver(new LocalSecretFiles(), new EnvironmentSecrets().Take, prompt, masker);
        var secrets = new Dictionary<string, Secret>(StringComparer.Ordinal);
        var errors = new List<AnswerError>();
        foreach (var (id, reference) in references)
        {
            var resolution = await resolver.ResolveAsync(id, "Password", Origin.Default, reference, cancellationToken);
            if (resolution.Secret is { } secret)
            {
                secrets[id] = secret;
            }

            errors.AddRange(resolution.Error is { } error ? [error] : []);
        }

        return errors.Count > 0
            ? throw InvalidAnswers.Of(errors)
            : [.. nodes.Select(node => (node, NodeTarget.Of(node, defaults, (id, _) => secrets[id])))];
    }
}
