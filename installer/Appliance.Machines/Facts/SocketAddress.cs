using System.Globalization;
using System.Net;

namespace Appliance.Machines.Facts;

/// <summary>Addresses as /proc/net writes them: 32-bit words in hexadecimal, each in the machine's own byte order.</summary>
internal static class SocketAddress
{
    /// <param name="hexadecimal">8 digits (IPv4) or 32 (IPv6).</param>
    public static IPAddress FromWords(string hexadecimal)
    {
        var bytes = new byte[hexadecimal.Length / 2];
        for (var word = 0; word < hexadecimal.Length / 8; word++)
        {
            var value = uint.Parse(hexadecimal.AsSpan(word * 8, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            BitConverter.TryWriteBytes(bytes.AsSpan(word * 4), value);
        }

        return new IPAddress(bytes);
    }
}
