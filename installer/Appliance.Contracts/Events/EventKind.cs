using System.Text.Json.Serialization;

namespace Appliance.Contracts.Events;

[JsonConverter(typeof(JsonStringEnumConverter<EventKind>))]
public enum EventKind
{
    Message,
    Check,
    RunStarted,
    RunFinished,
    RunFailed,
    RunStopped,
    StepStarted,
    StepUnchanged,
    StepOutput,
    StepDone,
    StepFailed,
    StepReverted,
    Proof,
}
