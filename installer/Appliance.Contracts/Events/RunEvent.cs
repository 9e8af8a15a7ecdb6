using System.Text.Json.Serialization;

namespace Appliance.Contracts.Events;

/// <summary>
/// One thing a run says. The screen, the log file, the stream from a node and <c>--output json</c> are renderings of
/// these. Fields are only ever added; a change of meaning raises <see cref="Version"/>.
/// </summary>
public sealed record RunEvent
{
    /// <summary>Version of this format.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public DateTimeOffset Time { get; init; }

    public required EventKind Kind { get; init; }

    public EventLevel Level { get; init; } = EventLevel.Info;

    /// <summary>Id of the run, once there is one.</summary>
    public string? Run { get; init; }

    /// <summary>The node this happened on; null for this machine.</summary>
    public string? Node { get; init; }

    /// <summary>Id of the step, check or proof this is about.</summary>
    public string? Id { get; init; }

    /// <summary>What a person reads: one line, or several when lines of a command or a diff are shown.</summary>
    public required string Text { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>1-based place of the step among <see cref="Count"/>.</summary>
    public int? Index { get; init; }

    public int? Count { get; init; }

    /// <summary>How long it took, or has taken so far, in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>How long it usually takes, in seconds; null when that is not known, 0 when nothing is left to do.</summary>
    public double? UsualSeconds { get; init; }
}
