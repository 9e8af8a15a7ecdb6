using System.Text.Json;
using Appliance.Lab;

namespace Appliance.LabTests.Lab;

/// <summary>The ids of a plan's steps in their order, to tell from the events of a run how far it is.</summary>
internal sealed class PlannedSteps
{
    private readonly List<string> _order;

    /// <param name="plan">What <c>appliance plan --output json</c> says.</param>
    public PlannedSteps(string plan)
    {
        _order = [.. plan.Split('\n').Where(line => line.Contains("\"step\":", StringComparison.Ordinal)).Select(line => TextOf(line, "step"))];
    }

    /// <summary>Whether a line says that a step, or one after it, begins: it may be done already, when an earlier run was stopped a little late.</summary>
    /// <exception cref="LabException">The plan has no such step.</exception>
    public bool Begins(string step, string line) =>
        TextOf(line, "kind") == "StepStarted" && _order.IndexOf(TextOf(line, "id")) >= PlaceOf(step);

    /// <summary>Whether a line is what the commands of a step have said, and holds this.</summary>
    public static bool Says(string step, string output, string line) =>
        TextOf(line, "kind") == "StepOutput" && TextOf(line, "id") == step && TextOf(line, "text").Contains(output, StringComparison.Ordinal);

    private int PlaceOf(string step) => _order.IndexOf(step) is >= 0 and var place ? place : throw new LabException($"The plan has no step {step}: {string.Join(' ', _order)}");

    private static string TextOf(string line, string property)
    {
        if (!line.StartsWith('{'))
            return "";
        using var said = JsonDocument.Parse(line);
        return said.RootElement.TryGetProperty(property, out var value) ? value.GetString()! : "";
    }
}
