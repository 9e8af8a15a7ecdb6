namespace Appliance.Machines.Secrets;

/// <summary>
/// A value that must not be seen. It prints as a mask, has no public property to serialize, and gives its text only to
/// who asks for it by name with <see cref="Reveal"/>.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What stands in place of a secret wherever people or files could see it.</summary>
    public const string Mask = "********";

    private readonly string _value;

    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The clear text. Call it only where the value leaves for its one consumer.</summary>
    public string Reveal() => _value;

    public override string ToString() => Mask;

    public bool Equals(Secret? other) => other is not null && _value == other._value;

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);
}
