namespace Appliance.Contracts.Api;

/// <summary>Where a storage domain is.</summary>
public sealed record ApiHostStorage(string? Address, string Path, string Type, string? VfsType);
