using Appliance.Tests.Support;

namespace Appliance.Tests.Engine;

/// <summary>Tests that need a database share one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "engine on PostgreSQL";
}
