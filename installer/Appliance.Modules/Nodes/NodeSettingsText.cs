using Appliance.Modules.Engine;
using Appliance.Modules.Firewall;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Modules.Storage;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Nodes;

/// <summary>The answer file that the engine hands to a node: what of the site a node needs, and no secret.</summary>
public static class NodeSettingsText
{
    // What counts for the engine's machine counts for nodes too, by default or not: once applied, every answer is a given one.
    private static readonly Question[] Shared = [HostQuestions.SetHostName, HostQuestions.TimeServers, FirewallQuestions.Configure, FirewallQuestions.Manager];

    /// <param name="node">Null for nodes that the site does not name.</param>
    public static string Of(Site site, NodeAnswer? node)
    {
        var answers = new List<(string Id, AnswerNode Value)>();
        if (node is not null)
        {
            answers.Add(("node.name", Text(node.Name)));
        }

        answers.AddRange(site.Effective.Where(answer => Shared.Contains(answer.Question)).Select(answer => (answer.Question.Id, answer.Node)));
        answers.Add((NetworkQuestions.Management.Id, Management(site, node?.Network?.Management)));
        answers.Add((NetworkQuestions.Bonds.Id, Given(NetworkQuestions.Bonds, node?.Network?.Bonds) ?? NodeOf(site, NetworkQuestions.Bonds)));
        answers.Add((NetworkQuestions.Networks.Id, Given(NetworkQuestions.Networks, node?.Network?.Networks) ?? Networks(site)));
        answers.Add((NetworkQuestions.Hosts.Id, NetworkQuestions.Hosts.Write(Hosts(site))));
        answers.Add(("virtualization.storageClients", new AnswerList([.. StorageClients(site).Select(Text)], Origin.Default)));
        return AnswersWriter.Write(node is null ? "What the engine tells nodes that the site does not name." : $"What the engine tells {node.Name}.", answers);
    }

    private static AnswerMap Management(Site site, NodeManagement? own)
    {
        // Interface, address and gateway are those of the engine's machine; a node has its own.
        var common = Without((AnswerMap)NodeOf(site, NetworkQuestions.Management), "interface", "address", "gateway", "mtu").Entries;
        return new AnswerMap(
        [
            .. common,
            .. Entry("interface", own?.Interface),
            .. Entry("address", own?.Address?.ToString()),
            .. Entry("gateway", own?.Gateway?.ToString()),
            new AnswerEntry("mtu", own?.Mtu is { } mtu ? Number(mtu) : ((AnswerMap)NodeOf(site, NetworkQuestions.Management)).Find("mtu")!.Value, Origin.Default),
        ],
        Origin.Default);
    }

    // What no interface carries is a network of the engine's machine alone.
    private static AnswerList Networks(Site site) => new(
        [.. ((AnswerList)NodeOf(site, NetworkQuestions.Networks)).Items.Cast<AnswerMap>().Where(network => network.Find("interface") is { Value.IsNull: false }).Select(network => Without(network, "address", "gateway"))],
        Origin.Default);

    private static IReadOnlyList<HostEntry> Hosts(Site site)
    {
        var hosts = site.Get(NetworkQuestions.Hosts);
        var engine = site.Get(EngineQuestions.Fqdn);
        return site.Get(NetworkQuestions.Management).Address is { } address && hosts.All(host => host.Name != engine)
            ? [new HostEntry(engine, address.Address), .. hosts]
            : hosts;
    }

    private static IEnumerable<string> StorageClients(Site site)
    {
        var types = site.Get(StorageQuestions.Domains).Select(domain => domain.Type).ToHashSet();
        return [.. types.Contains(StorageType.Nfs) ? ["nfs"] : Array.Empty<string>(), .. types.Contains(StorageType.Glusterfs) ? ["glusterfs"] : Array.Empty<string>()];
    }

    private static AnswerMap Without(AnswerMap map, params string[] keys) =>
        new([.. map.Entries.Where(entry => !keys.Contains(entry.Key) && !entry.Value.IsNull)], Origin.Default) { OneLine = map.OneLine };

    private static AnswerNode? Given<T>(Question<T> question, T? value)
        where T : class => value is null ? null : question.Write(value);

    private static AnswerNode NodeOf<T>(Site site, Question<T> question) => question.Write(site.Get(question));

    private static IEnumerable<AnswerEntry> Entry(string key, string? value) => value is null ? [] : [new AnswerEntry(key, Text(value), Origin.Default)];

    private static AnswerScalar Text(string text) => new(text, ScalarForm.Text, Origin.Default);

    private static AnswerScalar Number(int value) => new(value.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarForm.Plain, Origin.Default);
}
