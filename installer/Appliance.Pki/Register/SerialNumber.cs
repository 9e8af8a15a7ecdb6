using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Appliance.Pki.Register;

/// <summary>A certificate's serial number: positive, at most 20 octets (RFC 5280, 4.1.2.2).</summary>
public readonly record struct SerialNumber : IComparable<SerialNumber>
{
    private const int LongestOctets = 20;

    private SerialNumber(BigInteger value) => Value = value;

    public BigInteger Value { get; }

    /// <summary>
    /// The first number of a new CA: 63 random bits. A site set up again gets another range, so that a browser that
    /// remembers the old CA does not see one issuer and number twice; counting from there, numbers never repeat.
    /// </summary>
    public static SerialNumber CreateFirst()
    {
        var octets = RandomNumberGenerator.GetBytes(8);
        octets[0] = (byte)(octets[0] & 0x3F | 0x40);
        return new SerialNumber(new BigInteger(octets, isUnsigned: true, isBigEndian: true));
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or longer than 20 octets.</exception>
    public static SerialNumber Of(BigInteger value) => IsAllowed(value)
        ? new SerialNumber(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "a serial number is positive and has at most 20 octets");

    /// <summary>Reads hex, as in the serial file and the index; a newline behind it is allowed.</summary>
    public static PkiResult<SerialNumber> Parse(string hex)
    {
        var digits = hex.TrimEnd('\r', '\n');
        if (digits.Length is > 0 and <= 2 * LongestOctets
            && digits.All(char.IsAsciiHexDigit)
            && BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var value
            && IsAllowed(value))
        {
            return new SerialNumber(value);
        }
        return PkiFinding.Error(
            PkiCodes.SerialDamaged,
            "The serial file or a serial number in it is damaged: it must be 1 to 40 hex digits and more than zero.",
            "Restore the file from a backup, or write the highest serial number of the index plus one.");
    }

    public SerialNumber Next() => Of(Value + 1);

    /// <summary>Hex with an even number of digits, the way OpenSSL writes it.</summary>
    public override string ToString() => Convert.ToHexString(ToBytes());

    /// <summary>What the serial file holds.</summary>
    public string ToFileText() => ToString() + "\n";

    /// <summary>Big-endian octets, without a sign.</summary>
    public byte[] ToBytes() => Value.ToByteArray(isUnsigned: true, isBigEndian: true);

    public int CompareTo(SerialNumber other) => Value.CompareTo(other.Value);

    // The 20 octets include the sign bit.
    private static bool IsAllowed(BigInteger value) => value > 0 && value.GetByteCount() <= LongestOctets;
}
