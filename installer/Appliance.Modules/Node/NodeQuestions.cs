using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Node;

/// <summary>Who a node is, and whose. The engine answers these when the node joins; nobody is asked on the node.</summary>
public static class NodeQuestions
{
    public static readonly Question<string> Name = new("node.name", AnswerTypes.HostName)
    {
        Title = "Node name",
        Help = "The name the node has in the engine, and its host name.",
        Example = "node72.test.org",
    };

    public static readonly Question<EngineAddress> Engine = new("node.engine", AnswerTypes.Scalar<EngineAddress>(
        "host:port",
        "a host name or an address, with a port, as engine.test.org:7443",
        $"engine.test.org:{NodeApi.DefaultPort}",
        Parse,
        address => address.ToString(),
        "^.+$"))
    {
        Title = "Engine",
        Help = "Where the engine's node port is: host and port.",
        Example = $"engine.test.org:{NodeApi.DefaultPort}",
    };

    public static readonly Question<IReadOnlyList<IPAddress>> EngineAddresses = new("node.engineAddresses", AnswerTypes.List(AnswerTypes.IpAddress))
    {
        Title = "Engine addresses",
        Help = "Addresses the engine is tried at when its name does not lead anywhere.",
        Default = _ => [],
        Example = "[10.0.200.93]",
    };

    public static IReadOnlyList<Question> All { get; } = [Name, Engine, EngineAddresses];

    private static string? Parse(string text, out EngineAddress address)
    {
        address = EngineAddress.TryParse(text, out var parsed, out _) ? parsed : new EngineAddress("", 0);
        return parsed is null ? "names no engine" : null;
    }
}
