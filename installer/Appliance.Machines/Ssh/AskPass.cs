using System.Net.Sockets;
using System.Text;

namespace Appliance.Machines.Ssh;

/// <summary>
/// This program as ssh's askpass (<c>SSH_ASKPASS</c> in ssh(1)): it hands the prompt to the process that started ssh and
/// prints what that answers.
/// </summary>
public static class AskPass
{
    /// <summary>The variable that makes this program an askpass; it holds the path of the socket to ask at.</summary>
    public const string Variable = "APPLIANCE_ASKPASS";

    // What ssh itself takes of a password.
    private const int Longest = 1024;

    /// <summary>Null when this process was not started by ssh.</summary>
    public static string? Socket => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <returns>The exit code: 1 when there is no answer, on which ssh gives up.</returns>
    public static int Answer(string socket, IReadOnlyList<string> arguments, TextWriter output)
    {
        try
        {
            using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            connection.Connect(new UnixDomainSocketEndPoint(socket));
            connection.Send(Encoding.UTF8.GetBytes(arguments.Count > 0 ? arguments[0] : ""));
            connection.Shutdown(SocketShutdown.Send);
            var answer = new byte[Longest];
            var length = 0;
            while (length < answer.Length && connection.Receive(answer.AsSpan(length)) is > 0 and var read)
            {
                length += read;
            }

            if (length == 0)
            {
                return 1;
            }

            output.WriteLine(Encoding.UTF8.GetString(answer, 0, length));
            return 0;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return 1;
        }
    }
}
