using System.Collections;

namespace Appliance.Templating.Evaluation;

/// <summary>Integers counting up or down; what <c>1..5</c> gives.</summary>
internal sealed class RangeValue(long first, int count, int step) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => first + ((long)index * step);

    public IEnumerator<object?> GetEnumerator() => Enumerable.Range(0, count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
