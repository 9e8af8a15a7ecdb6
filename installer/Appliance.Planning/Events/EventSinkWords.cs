using Appliance.Contracts.Events;

namespace Appliance.Planning.Events;

/// <summary>Short words for the events that are said in many places.</summary>
public static class EventSinkWords
{
    public static void Say(this IEventSink events, string text) =>
        events.Publish(new RunEvent { Kind = EventKind.Message, Text = text });

    public static void Warn(this IEventSink events, string text, string? remedy = null) =>
        events.Publish(new RunEvent { Kind = EventKind.Message, Level = EventLevel.Warning, Text = text, Remedy = remedy });
}
