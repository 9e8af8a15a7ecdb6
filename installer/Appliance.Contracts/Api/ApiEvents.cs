namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"event":[…]}</c>.</summary>
public sealed record ApiEvents(IReadOnlyList<ApiEvent> Event);
