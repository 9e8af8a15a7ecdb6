using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Nodes;

/// <summary>The secrets of nodes that a set-up of the engine needs. Those to log in with are fetched when nodes are added.</summary>
public static class NodeSecrets
{
    public static IEnumerable<(string Id, string Title, SecretReference Reference)> Of(Site site)
    {
        // A node has no nodes.
        foreach (var node in site.Catalogue.Questions.Contains(NodesQuestions.Hosts) ? site.Get(NodesQuestions.Hosts) : [])
        {
            if (node.Power?.Password is { } reference)
            {
                yield return (PowerSecretStep.SecretId(node.Name), $"Power management of {node.Name}", reference);
            }
        }
    }
}
