namespace Appliance.Engine.Database;

/// <summary>A row of schema_migrations.</summary>
internal sealed record AppliedMigration(int Version, string Name, string Checksum);
