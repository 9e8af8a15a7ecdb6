namespace Appliance.Engine.Events;

/// <summary>Which events to read, the newest first.</summary>
/// <param name="Id">The one with this id.</param>
/// <param name="After">Those with a greater id.</param>
/// <param name="Max">No more than this many.</param>
internal sealed record EventFilter(long? Id = null, long? After = null, int Max = 100);
