using System.Text;
using System.Text.Json;
using Appliance.Planning.Plans;

namespace Appliance.Cli.Output;

/// <summary>A plan as JSON: one object per step, then one with the hash.</summary>
internal static class PlanJson
{
    public static void Write(TextWriter writer, Plan plan)
    {
        foreach (var (step, inspection) in plan.Steps)
        {
            writer.WriteLine(Line(json =>
            {
                json.WriteString("step", step.Id);
                json.WriteString("title", step.Title);
                json.WriteBoolean("changes", inspection.IsChange);
                if (step.Irreversible is { } why)
                {
                    json.WriteString("irreversible", why);
                }

                if (inspection.Change is { } change)
                {
                    json.WriteString("kind", change.Kind.ToString());
                    json.WriteString("summary", change.Summary);
                    json.WriteStartArray("diff");
                    foreach (var line in change.Diff)
                    {
                        json.WriteStringValue(line);
                    }

                    json.WriteEndArray();
                }
            }));
        }

        writer.WriteLine(Line(json =>
        {
            json.WriteNumber("changes", plan.Changes.Count);
            json.WriteString("hash", plan.Hash);
        }));
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
