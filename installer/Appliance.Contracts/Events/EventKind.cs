using System.Text.Json.Serialization;

namespace Appliance.Contracts.Events;

[JsonConverter(typeof(JsonStringEnumConverter<EventKind>))]
public enum EventKind
{
    Message,
    Check,
    RunStarted,

    /// <summary>A step of the run that begins, and how long it usually takes; before any of them is carried out.</summary>
    StepPlanned,
    RunFinished,
    RunFailed,
    RunStopped,
    StepStarted,

    /// <summary>A step is still at work: how long so far, and how long it usually takes.</summary>
    StepRunning,
    StepUnchanged,
    StepOutput,
    StepDone,
    StepFailed,

    /// <summary>A step is about to be undone.</summary>
    StepReverting,
    StepReverted,
    Proof,

    /// <summary>After the run, what was set up was tried and works. Nothing follows.</summary>
    Proven,
}
