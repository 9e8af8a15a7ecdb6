namespace Appliance.Templating.Evaluation;

/// <summary>Same type and same value; arrays and objects only equal themselves. Unlike <c>==</c>, <c>2</c> is not <c>"2"</c>.</summary>
internal sealed class RawEquality : IEqualityComparer<object?>
{
    public static RawEquality Instance { get; } = new();

    public new bool Equals(object? left, object? right) => object.Equals(left, right);

    public int GetHashCode(object? value) => value?.GetHashCode() ?? 0;
}
