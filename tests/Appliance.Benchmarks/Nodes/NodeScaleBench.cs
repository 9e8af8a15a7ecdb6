namespace Appliance.Benchmarks.Nodes;

/// <summary>
/// How long it takes to enrol 1, 10 and 50 nodes and to look at 10 that are enrolled, beside an Ansible playbook for 10.
/// All machines are containers on this one computer, so processors are what they share.
/// </summary>
internal static class NodeScaleBench
{
    private const int Parallel = 8;
    private const int Many = 50;

    /// <param name="progress">Told each measurement when it is done: all of them take a quarter of an hour.</param>
    public static async Task<IReadOnlyList<Enrolment>> RunAsync(TextWriter progress, CancellationToken cancellationToken)
    {
        await using var limit = await InotifyLimit.RaiseAsync(cancellationToken);
        await using var site = await BenchSite.StartAsync(cancellationToken);
        var all = new List<Enrolment>();
        var peers = await site.StartNodesAsync(31, 10, cancellationToken);
        var playbook = new Playbook(site, Parallel);
        await playbook.PrepareAsync(peers, cancellationToken);
        Add(await playbook.RunAsync("ansible-playbook, 10 new", 10, cancellationToken));
        Add(await playbook.RunAsync("ansible-playbook, 10 set up already", 10, cancellationToken));
        await SwitchOffAsync(peers);

        var one = await site.StartNodesAsync(1, 1, cancellationToken);
        Add(await site.EnrolAsync("appliance node add, 1 new", one, cancellationToken));
        await SwitchOffAsync(one);

        var ten = await site.StartNodesAsync(11, 10, cancellationToken);
        Add(await site.EnrolAsync("appliance node add, 10 new", ten, cancellationToken));
        Add(await site.EnrolAsync("appliance node add, 10 enrolled ones", ten, cancellationToken));
        await SwitchOffAsync(ten);

        var many = await site.StartNodesAsync(51, Many, cancellationToken);
        Add(await site.EnrolAsync($"appliance node add, {Many} new", many, cancellationToken));
        await SwitchOffAsync(many);
        return all;

        void Add(Enrolment measured)
        {
            all.Add(measured);
            progress.WriteLine($"{measured.Name}: {measured.Seconds:0.0} s, {measured.CpuSeconds:0.0} s of processors");
        }
    }

    private static async Task SwitchOffAsync(IReadOnlyList<BenchNode> nodes)
    {
        foreach (var node in nodes)
        {
            await node.Machine.DisposeAsync();
        }
    }
}
