namespace Appliance.LabTests.Nodes;

/// <summary>Something that is done once, at the moment a node's event says these words.</summary>
/// <param name="words">Parts of the event's line, all of them.</param>
internal sealed class Happening(string node, IReadOnlyList<string> words, Func<Task> act)
{
    private int _seen;

    public bool Began => _seen > 0;

    /// <summary>Ends when it is done.</summary>
    public Task Ending { get; private set; } = Task.CompletedTask;

    /// <summary>At the beginning of a step.</summary>
    public static Happening AtStep(string node, string step, Func<Task> act) => new(node, ["\"kind\":\"StepStarted\"", $"\"id\":\"{step}\""], act);

    public void See(string line)
    {
        if (line.Contains($"\"node\":\"{node}\"", StringComparison.Ordinal)
            && words.All(part => line.Contains(part, StringComparison.Ordinal))
            && Interlocked.Exchange(ref _seen, 1) == 0)
        {
            Ending = Task.Run(act);
        }
    }

    public override string ToString() => $"{string.Join(' ', words)} of {node}";
}
