namespace Appliance.Engine.Events;

internal sealed record EventRow(long Id, int Code, string Severity, string Description, string Origin, DateTimeOffset OccurredAt);
