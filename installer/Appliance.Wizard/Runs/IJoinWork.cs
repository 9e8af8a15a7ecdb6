using Appliance.Planning.Plans;

namespace Appliance.Wizard.Runs;

/// <summary>What the wizard has done to make this machine a node: all of it is one run, which asks when it knows the plan.</summary>
public interface IJoinWork : IRunWork
{
    /// <summary>Told the node's name and its four words while a person has to approve it on the engine. On any thread.</summary>
    event Action<string, string>? Awaits;

    /// <summary>Asked on the run's thread before the machine is set up: false carries nothing out.</summary>
    Func<Plan, CancellationToken, Task<bool>>? Confirm { get; set; }

    /// <summary>Whether the text names an engine: its name or address, perhaps with its port.</summary>
    bool IsEngine(string text);

    /// <summary>Whether the text is a token in full.</summary>
    bool IsToken(string text);

    /// <summary>What the next run is to join.</summary>
    /// <param name="token">Empty to wait for approval.</param>
    void Choose(string engine, string token);
}
