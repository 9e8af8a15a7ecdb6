using System.Diagnostics;
using System.Globalization;
using Appliance.Lab;

namespace Appliance.LabTests.Network;

/// <summary>A program on the switch that greets by TLS and does nothing else.</summary>
internal static class TlsGreeter
{
    public static async Task<Process> StartAsync(LabNetwork network, int port)
    {
        var folder = Directory.CreateTempSubdirectory("applab-tls-").FullName;
        var (key, certificate) = (Path.Combine(folder, "key.pem"), Path.Combine(folder, "cert.pem"));
        await HostCommand.ReadAsync(CancellationToken.None, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=engine", "-keyout", key, "-out", certificate);
        return network.Start("openssl", "s_server", "-quiet", "-accept", port.ToString(CultureInfo.InvariantCulture), "-key", key, "-cert", certificate);
    }
}
