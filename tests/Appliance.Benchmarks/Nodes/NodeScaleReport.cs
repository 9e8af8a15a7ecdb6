using System.Globalization;

namespace Appliance.Benchmarks.Nodes;

/// <summary>Prints what enrolments took, in all and for each node, and how we compare with the peer of the same run.</summary>
internal static class NodeScaleReport
{
    private const double Mebibyte = 1 << 20;

    public static void Write(TextWriter writer, IReadOnlyList<Enrolment> all)
    {
        writer.WriteLine($"{"",-40} {"nodes",5} {"wall s",8} {"wall/node",10} {"CPU/node",9} {"MiB/node",9}");
        foreach (var e in all)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{e.Name,-40} {e.Nodes,5} {e.Seconds,8:0.0} {e.Seconds / e.Nodes,10:0.00} {e.CpuSeconds / e.Nodes,9:0.00} {e.PeakBytes / Mebibyte / e.Nodes,9:0}"));
        }

        writer.WriteLine();
        Compare("first run of 10", "appliance node add, 10 new", "ansible-playbook, 10 new");
        Compare("nothing to change on 10", "appliance node add, 10 enrolled ones", "ansible-playbook, 10 set up already");

        void Compare(string what, string ours, string theirs) => writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Seconds(theirs) / Seconds(ours):0.0} times as fast as the playbook"));

        double Seconds(string name) => all.Single(e => e.Name == name).Seconds;
    }
}
