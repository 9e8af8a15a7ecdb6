using Xunit;

namespace Appliance.LabTests.Lab;

/// <summary>Tests that share a lab; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}
