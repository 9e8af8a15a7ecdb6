using System.Globalization;
using System.Text;
using System.Text.Json;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Output;

/// <summary>What became of all nodes, at the end.</summary>
internal static class EnrolmentTable
{
    public static IReadOnlyList<string> Lines(IReadOnlyList<EnrolmentResult> results)
    {
        var lines = new List<string>(TextTable.Lines(
            ["NODE", "RESULT", "SECONDS"],
            [.. results.Select(result => (IReadOnlyList<string>)[result.Node, Word(result.Outcome), result.Outcome == EnrolmentOutcome.NotStarted ? "" : result.Seconds.ToString("0.0", CultureInfo.InvariantCulture)])]));
        foreach (var result in results.Where(result => result.Cause is not null))
        {
            lines.AddRange(["", $"{result.Node}: {result.Cause}", $"  To do: {result.Remedy}", .. result.Log is { } log ? [$"  Log: {log}"] : Array.Empty<string>()]);
        }

        return lines;
    }

    /// <summary>One object.</summary>
    public static string Json(EnrolmentResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("node", result.Node);
            json.WriteString("result", Word(result.Outcome));
            json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
            Optional("cause", result.Cause);
            Optional("remedy", result.Remedy);
            Optional("log", result.Log);
            json.WriteEndObject();

            void Optional(string key, string? value)
            {
                if (value is not null)
                {
                    json.WriteString(key, value);
                }
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Word(EnrolmentOutcome outcome) => outcome switch
    {
        EnrolmentOutcome.Enrolled => "enrolled",
        EnrolmentOutcome.Failed => "failed",
        EnrolmentOutcome.Stopped => "stopped",
        _ => "not started",
    };
}
