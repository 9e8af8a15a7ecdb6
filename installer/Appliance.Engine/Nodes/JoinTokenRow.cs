namespace Appliance.Engine.Nodes;

internal sealed record JoinTokenRow(string? Name, DateTimeOffset Expires, DateTimeOffset? UsedAt, byte[]? UsedByKey, string? UsedByName)
{
    public bool IsUsedBy(byte[] key) => UsedByKey is { } user && user.AsSpan().SequenceEqual(key);
}
