using Appliance.Planning.Questions;

namespace Appliance.Modules.Nodes;

/// <summary>What is asked about nodes. Records' fields are in the other parts of this class.</summary>
public static partial class NodesQuestions
{
    public static readonly Question<SshAnswer> DefaultSsh = new("nodes.defaults.ssh", SshType(withHostKey: false))
    {
        Title = "How nodes are reached",
        Help = "How this machine logs in to nodes by SSH, where a node says nothing else.",
        Example = "{ user: root, privateKey: /root/.ssh/id_ed25519 }",
        EssentialWhen = draft => draft.Get(Hosts!) is { Count: > 0 },
    };

    public static readonly Question<IReadOnlyList<NodeAnswer>> Hosts = new("nodes.hosts", AnswerTypes.List(
        NodeType,
        unique: [new UniqueBy<NodeAnswer>("name", node => node.Name), new UniqueBy<NodeAnswer>("address", node => node.Address)]))
    {
        Title = "Nodes",
        Help = "The machines that run virtual machines. `appliance node add` enrols them.",
        Default = _ => [],
        Example = "[{ name: node72.test.org, address: 10.0.200.72 }]",
        EssentialWhen = _ => true,
    };

    public static IReadOnlyList<Question> All { get; } = [DefaultSsh, Hosts];
}
