using System.Text.Json.Serialization;

namespace Appliance.Contracts.Events;

[JsonConverter(typeof(JsonStringEnumConverter<EventLevel>))]
public enum EventLevel
{
    /// <summary>For the log file only.</summary>
    Detail,
    Info,
    Warning,
    Error,
}
