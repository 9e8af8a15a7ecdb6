using System.Diagnostics.CodeAnalysis;

namespace Appliance.Engine.Nodes;

/// <summary>A value, or the refusal that says why there is none.</summary>
internal sealed class NodeResult<T>
{
    private readonly T? _value;
    private readonly NodeRefusal? _refusal;

    private NodeResult(T? value, NodeRefusal? refusal) => (_value, _refusal) = (value, refusal);

    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out NodeRefusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return refusal is null;
    }

    /// <summary>For interfaces, from which the language converts nothing.</summary>
    public static NodeResult<T> Of(T value) => new(value, null);

    public static implicit operator NodeResult<T>(T value) => new(value, null);

    public static implicit operator NodeResult<T>(NodeRefusal refusal) => new(default, refusal);
}
