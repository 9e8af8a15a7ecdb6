using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Appliance.Planning.Questions;

/// <summary>An address with the length of its network's prefix, as an interface has it: <c>10.0.200.93/24</c>.</summary>
public sealed record InterfaceAddress
{
    private InterfaceAddress(IPAddress address, int prefixLength)
    {
        Address = address;
        PrefixLength = prefixLength;
    }

    public IPAddress Address { get; }

    public int PrefixLength { get; }

    /// <summary>The network the address is in: <c>10.0.200.0/24</c>.</summary>
    public IPNetwork Network => new(IpText.WithHostBits(Address, PrefixLength, set: false), PrefixLength);

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InterfaceAddress? address)
    {
        address = null;
        return text is not null && Parse(text, out address!) is null;
    }

    /// <summary>The address, or null when the text is none: for defaults from facts.</summary>
    public static InterfaceAddress? ParseOrNull(string? text) => TryParse(text, out var address) ? address : null;

    public override string ToString() => $"{Address}/{PrefixLength}";

    internal static string? Parse(string text, out InterfaceAddress value)
    {
        value = null!;
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            return IpText.TryParse(text, out var alone)
                ? $"lacks the length of its network's prefix, as in {text}/{(IpText.Bits(alone) == 32 ? 24 : 64)}"
                : "is not an address with a prefix length";
        }

        if (!IpText.TryParsePrefixed(text, out var address, out var length))
        {
            return "is not an address with a prefix length";
        }

        if (length == 0)
        {
            return "has the prefix length 0, which leaves no network";
        }

        if (IpText.Bits(address) == 32 && length < 31)
        {
            if (address.Equals(IpText.WithHostBits(address, length, set: false)))
            {
                return "is the address of the network itself, not of a machine in it";
            }

            if (address.Equals(IpText.WithHostBits(address, length, set: true)))
            {
                return "is the broadcast address of its network, not of a machine in it";
            }
        }

        value = new InterfaceAddress(address, length);
        return null;
    }
}
