using Appliance.Templating.Lexing;

namespace Appliance.Templating.Evaluation;

/// <summary>The operators <c>== != &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed class Comparison(ValueFormat format)
{
    public bool Apply(string op, object? left, object? right, SourceSpan at) => op switch
    {
        "==" => AreEqual(left, right, at),
        "!=" => !AreEqual(left, right, at),
        _ => IsOrdered(op, left, right, at),
    };

    public bool AreEqual(object? left, object? right, SourceSpan at)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left is string || right is string)
            return format.Text(left, at) == format.Text(right, at);
        if (ReferenceEquals(left, right))
            return true;
        if (ValueTypes.IsNumber(left) && ValueTypes.IsNumber(right))
            return CompareNumbers(left, right) == 0;
        return (left, right) switch
        {
            (bool a, bool b) => a == b,
            (bool a, _) when ValueTypes.IsNumber(right) => CompareNumbers(a ? 1L : 0L, right) == 0,
            (_, bool b) when ValueTypes.IsNumber(left) => CompareNumbers(left, b ? 1L : 0L) == 0,
            // Only the very same capture or object is equal, and that was looked at above.
            (CapturedText, CapturedText) or (ObjectValue, ObjectValue) => false,
            _ when ValueTypes.AsList(left) is { } a && ValueTypes.AsList(right) is { } b => HaveEqualItems(a, b, at),
            _ => throw at.Error($"{ValueTypes.Describe(left)} and {ValueTypes.Describe(right)} cannot be compared."),
        };
    }

    /// <summary>Order of two numbers; 2 when one of them is not a number at all (NaN).</summary>
    public static int CompareNumbers(object left, object right)
    {
        if (left is not double && right is not double)
            return Arithmetic.ToBig(left).CompareTo(Arithmetic.ToBig(right)) switch { < 0 => -1, 0 => 0, _ => 1 };
        var (a, b) = (Arithmetic.ToDouble(left), Arithmetic.ToDouble(right));
        return double.IsNaN(a) || double.IsNaN(b) ? 2 : a.CompareTo(b);
    }

    private bool HaveEqualItems(IReadOnlyList<object?> left, IReadOnlyList<object?> right, SourceSpan at) =>
        left.Count == right.Count && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second, at));

    private bool IsOrdered(string op, object? left, object? right, SourceSpan at)
    {
        if (left is null || right is null)
            return false;
        int order;
        if (left is string || right is string)
            order = Math.Sign(string.CompareOrdinal(format.Text(left, at), format.Text(right, at)));
        else if (ValueTypes.IsNumber(left) && ValueTypes.IsNumber(right))
            order = CompareNumbers(left, right);
        else
            throw at.Error($"`{op}` is not possible between {ValueTypes.Describe(left)} and {ValueTypes.Describe(right)}.");
        return op switch
        {
            "<" => order == -1,
            "<=" => order is -1 or 0,
            ">" => order == 1,
            _ => order is 0 or 1,
        };
    }
}
