using System.Numerics;

namespace Appliance.Templating.Evaluation;

/// <summary>Names of types, and what values are true.</summary>
internal static class ValueTypes
{
    /// <summary>Only null and false are false.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    public static bool IsNumber(object? value) => value is long or double or BigInteger;

    /// <summary>The items of an array or a range; null for anything else.</summary>
    public static IReadOnlyList<object?>? AsList(object? value) => value switch
    {
        ArrayValue array => array.Items,
        RangeValue range => range,
        _ => null,
    };

    /// <summary>As <c>object.kind</c> names it.</summary>
    public static string? Kind(object? value) => value switch
    {
        null => null,
        string => "string",
        bool => "bool",
        long number => number is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        double => "double",
        BigInteger => "bigint",
        ArrayValue => "array",
        RangeValue => "range",
        Callable => "function",
        CapturedText => "captured text",
        _ => "object",
    };

    /// <summary>For messages: "a string", "an array", "null".</summary>
    public static string Describe(object? value) => Kind(value) switch
    {
        null => "null",
        "array" => "an array",
        "object" => "an object",
        "int" => "an int",
        var kind => $"a {kind}",
    };
}
