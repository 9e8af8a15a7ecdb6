using System.Net;
using System.Net.Sockets;

namespace Appliance.Planning.Questions;

/// <summary>
/// Reads addresses strictly: IPv4 only as four decimal numbers (the library also takes <c>10.1</c> and octal), IPv6 without
/// zone or brackets.
/// </summary>
internal static class IpText
{
    public static string? Parse(string text, out IPAddress address) =>
        TryParse(text, out address) ? null : "is not an address";

    public static bool TryParse(string text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            if (text.AsSpan().ContainsAny("%[]/") || !IPAddress.TryParse(text, out var v6) || v6.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return false;
            }

            address = v6;
            return true;
        }

        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        foreach (var range in text.AsSpan().Split('.'))
        {
            var part = text.AsSpan()[range];
            if (count == 4 || !IsDecimal(part) || !byte.TryParse(part, out bytes[count++]))
            {
                return false;
            }
        }

        if (count != 4)
        {
            return false;
        }

        address = new IPAddress(bytes);
        return true;
    }

    /// <summary>Splits <c>address/length</c>.</summary>
    public static bool TryParsePrefixed(string text, out IPAddress address, out int length)
    {
        (address, length) = (IPAddress.None, 0);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParse(text[..slash], out address))
        {
            return false;
        }

        var digits = text.AsSpan(slash + 1);
        return IsDecimal(digits) && int.TryParse(digits, out length) && length <= Bits(address);
    }

    public static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    /// <summary>The address with all bits after the first <paramref name="length"/> cleared, or set.</summary>
    public static IPAddress WithHostBits(IPAddress address, int length, bool set)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            bytes[bit / 8] = (byte)(set ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
        }

        return new IPAddress(bytes);
    }

    private static bool IsDecimal(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
}
