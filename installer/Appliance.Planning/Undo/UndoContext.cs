using Appliance.Machines;
using Appliance.Planning.Runs;

namespace Appliance.Planning.Undo;

/// <summary>What undoing may use.</summary>
public sealed class UndoContext(IMachine machine, RunFolder run, Action<string> say)
{
    private readonly List<(string Key, Func<CancellationToken, Task> Action)> _atEnd = [];

    public IMachine Machine { get; } = machine;

    /// <summary>The folder of the run whose change is undone: its originals are here.</summary>
    public RunFolder Run { get; } = run;

    /// <summary>Tells what could not be put back, or what was kept.</summary>
    public Action<string> Say { get; } = say;

    /// <summary>
    /// Something to do once everything is put back, such as restarting a service with its old files. The same key is
    /// done once.
    /// </summary>
    public void AtEnd(string key, Func<CancellationToken, Task> action)
    {
        if (_atEnd.All(entry => entry.Key != key))
        {
            _atEnd.Add((key, action));
        }
    }

    internal IReadOnlyList<Func<CancellationToken, Task>> Endings => [.. _atEnd.Select(entry => entry.Action)];
}
