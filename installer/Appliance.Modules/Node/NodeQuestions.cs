using System.Net;
using Appliance.Contracts.Nodes;
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

    public static readonly Question<EngineEndpoint> Engine = new("node.engine", AnswerTypes.Scalar<EngineEndpoint>(
        "host:port",
        "a host name or an address with a port, as engine.test.org:7443",
        $"engine.test.org:{NodeApi.DefaultPort}",
        EngineEndpoint.Parse,
        endpoint => endpoint.ToString(),
        "^.+:[0-9]{1,5}$"))
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
}
