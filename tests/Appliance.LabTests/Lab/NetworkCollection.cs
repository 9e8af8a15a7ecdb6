using Xunit;

namespace Appliance.LabTests.Lab;

/// <summary>
/// Tests that wait much, as for a change of a network to be taken back. They have a lab of their own, so that others need
/// not wait with them.
/// </summary>
[CollectionDefinition(Name)]
public sealed class NetworkCollection : ICollectionFixture<LabFixture>
{
    public const string Name = "network";
}
