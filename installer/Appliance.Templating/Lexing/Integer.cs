using System.Numerics;

namespace Appliance.Templating.Lexing;

/// <summary>Integers are <see cref="long"/> where they fit and <see cref="BigInteger"/> where they do not.</summary>
internal static class Integer
{
    public static object Narrow(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
}
