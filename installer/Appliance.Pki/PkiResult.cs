using System.Diagnostics.CodeAnalysis;

namespace Appliance.Pki;

/// <summary>A value, or the finding that says why there is none.</summary>
public sealed class PkiResult<T>
{
    private readonly T? _value;

    private PkiResult(T? value, PkiFinding? problem)
    {
        _value = value;
        Problem = problem;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public PkiFinding? Problem { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: the caller did not look at <see cref="Problem"/>.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException(Problem.ToString());

    /// <summary>Tells value and problem apart in one condition.</summary>
    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out PkiFinding? problem)
    {
        value = _value;
        problem = Problem;
        return Problem is null;
    }

    public static implicit operator PkiResult<T>(T value) => new(value, null);

    public static implicit operator PkiResult<T>(PkiFinding problem) => new(default, problem);
}
