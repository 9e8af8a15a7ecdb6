using Appliance.Modules.Nodes;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>Shows how nodes are getting on. Events carry the node's name; they come from several threads.</summary>
internal interface INodeDisplay : IEventSink, IAsyncDisposable
{
    void End(EnrolmentResult result);

    /// <summary>Something about all of them.</summary>
    void Note(string text);
}
