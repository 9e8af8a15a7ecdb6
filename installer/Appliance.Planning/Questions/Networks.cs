using System.Net;

namespace Appliance.Planning.Questions;

internal static class Networks
{
    public static string? Parse(string text, out IPNetwork network)
    {
        network = default;
        if (!IpText.TryParsePrefixed(text, out var address, out var length))
        {
            return "is not a network";
        }

        var first = IpText.WithHostBits(address, length, set: false);
        if (!first.Equals(address))
        {
            return $"is an address inside a network; the network itself is {first}/{length}";
        }

        network = new IPNetwork(address, length);
        return null;
    }
}
