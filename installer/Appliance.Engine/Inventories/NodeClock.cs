namespace Appliance.Engine.Inventories;

/// <summary>How far a node's clock may be from the engine's.</summary>
internal static class NodeClock
{
    /// <summary>Seconds; with more, certificates, logs and storage leases go wrong.</summary>
    public const double MostSkew = 60;
}
