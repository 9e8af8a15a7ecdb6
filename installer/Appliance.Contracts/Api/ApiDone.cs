namespace Appliance.Contracts.Api;

/// <summary>An answer that says no more than that it was done: <c>{}</c>.</summary>
public sealed record ApiDone;
