using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Appliance.Benchmarks;

/// <summary>Prints measurements as a table and as JSON. Ratios are to the first, the peer, measured in the same run.</summary>
internal static class Report
{
    public static void Write(TextWriter writer, MachineDescription machine, IReadOnlyList<Measurement> all)
    {
        var peer = all[0];
        writer.WriteLine($"{machine.System}, kernel {machine.Kernel}, {machine.Cpus} x {machine.Processor}, {machine.MemoryGiB.ToString(CultureInfo.InvariantCulture)} GiB");
        writer.WriteLine();
        writer.WriteLine($"{"",-44} {"median ms",10} {"fastest",10} {"slowest",10} {"ratio",8}");
        foreach (var m in all)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Name,-44} {m.Median,10:0.0} {m.Fastest,10:0.0} {m.Slowest,10:0.0} {m.Median / peer.Median,8:0.00}"));
        }

        writer.WriteLine();
        writer.WriteLine(Json(machine, all));
    }

    private static string Json(MachineDescription machine, IReadOnlyList<Measurement> all)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("machine");
            json.WriteString("system", machine.System);
            json.WriteString("kernel", machine.Kernel);
            json.WriteString("processor", machine.Processor);
            json.WriteNumber("cpus", machine.Cpus);
            json.WriteNumber("memoryGiB", machine.MemoryGiB);
            json.WriteEndObject();
            json.WriteString("peer", all[0].Name);
            json.WriteStartArray("measurements");
            foreach (var m in all)
            {
                json.WriteStartObject();
                json.WriteString("name", m.Name);
                json.WriteNumber("count", m.Count);
                json.WriteNumber("medianMs", Math.Round(m.Median, 2));
                json.WriteNumber("fastestMs", Math.Round(m.Fastest, 2));
                json.WriteNumber("slowestMs", Math.Round(m.Slowest, 2));
                json.WriteNumber("ratio", Math.Round(m.Median / all[0].Median, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
