using Appliance.Cli.Output;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Flows;

/// <summary>Enrols many nodes at once. One that fails does not stop the others.</summary>
/// <param name="enrol">Enrols one; does not throw for what can go wrong with a node.</param>
internal sealed class EnrolmentFlow(INodeDisplay display, int parallel, Func<string, CancellationToken, CancellationToken, Task<EnrolmentResult>> enrol)
{
    /// <param name="nodes">Names, in the order to begin them.</param>
    /// <param name="stop">Begin no more.</param>
    /// <param name="abort">Cut those under way.</param>
    /// <returns>The results in the same order.</returns>
    public async Task<IReadOnlyList<EnrolmentResult>> RunAsync(IReadOnlyList<string> nodes, CancellationToken stop, CancellationToken abort)
    {
        using var places = new SemaphoreSlim(parallel);
        return await Task.WhenAll(nodes.Select(OneAsync));

        async Task<EnrolmentResult> OneAsync(string node)
        {
            await places.WaitAsync(CancellationToken.None);
            try
            {
                var result = stop.IsCancellationRequested
                    ? new EnrolmentResult(node, EnrolmentOutcome.NotStarted, 0)
                    : await enrol(node, stop, abort);
                display.End(result);
                return result;
            }
            finally
            {
                places.Release();
            }
        }
    }
}
