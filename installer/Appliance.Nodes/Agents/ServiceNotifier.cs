using System.Net.Sockets;
using System.Text;

namespace Appliance.Nodes.Agents;

/// <summary>Tells systemd how the service is doing (sd_notify(3)). Without a socket nobody is told.</summary>
/// <param name="socket">NOTIFY_SOCKET of the environment.</param>
public sealed class ServiceNotifier(string? socket)
{
    public void Ready(string status) => Send($"READY=1\nSTATUS={OneLine(status)}");

    public void Status(string text) => Send($"STATUS={OneLine(text)}");

    public void Stopping() => Send("STOPPING=1\nSTATUS=Stopping");

    private void Send(string state)
    {
        if (string.IsNullOrEmpty(socket))
        {
            return;
        }

        // A leading @ stands for the abstract namespace.
        var endpoint = new UnixDomainSocketEndPoint(socket[0] == '@' ? '\0' + socket[1..] : socket);
        using var sender = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            sender.SendTo(Encoding.UTF8.GetBytes(state), endpoint);
        }
        catch (SocketException)
        {
            // Nobody listens any more; the agent works all the same.
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
