namespace Appliance.Engine.Database;

/// <summary>What a migration run did: the names it applied, or the reason it refused to start.</summary>
internal sealed record MigrationResult(IReadOnlyList<string> Applied, Problem? Refused);
