namespace Appliance.Benchmarks.Nodes;

/// <summary>
/// How long it takes to enrol 1, 10 and 50 nodes and to look at 10 that are enrolled, beside an Ansible playbook for 10.
/// All machines are containers on this one computer, so processors are what they share.
/// </summary>
internal static class NodeScaleBench
{
    private const int Parallel = 8;
    private static readonly int[] Sizes = [1, 10, 50];

    public static async Task<IReadOnlyList<Enrolment>> RunAsync(CancellationToken cancellationToken)
    {
        await using var site = await BenchSite.StartAsync(cancellationToken);
        var all = new List<Enrolment>();
        var first = 1;
        foreach (var size in Sizes)
        {
            var nodes = await site.StartNodesAsync(first, size, cancellationToken);
            all.Add(await site.EnrolAsync($"appliance node add, {size} new", nodes, cancellationToken));
            if (size == 10)
            {
                all.Add(await site.EnrolAsync("appliance node add, 10 enrolled ones", nodes, cancellationToken));
            }

            await SwitchOffAsync(nodes);
            first += size;
        }

        var peers = await site.StartNodesAsync(first, 10, cancellationToken);
        var playbook = new Playbook(site, Parallel);
        await playbook.PrepareAsync(peers, cancellationToken);
        all.Add(await playbook.RunAsync("ansible-playbook, 10 new", 10, cancellationToken));
        all.Add(await playbook.RunAsync("ansible-playbook, 10 set up already", 10, cancellationToken));
        await SwitchOffAsync(peers);
        return all;
    }

    private static async Task SwitchOffAsync(IReadOnlyList<BenchNode> nodes)
    {
        foreach (var node in nodes)
        {
            await node.Machine.DisposeAsync();
        }
    }
}
