using System.Net.Sockets;
using System.Text;
using Appliance.Machines.Secrets;

namespace Appliance.Machines.Ssh;

/// <summary>Answers ssh's question for the password through <see cref="AskPass"/>, and no other question.</summary>
internal sealed class PasswordSocket : IAsyncDisposable
{
    private const int LongestPrompt = 4096;

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly Secret _password;
    private readonly Task _answering;

    public PasswordSocket(string path, Secret password)
    {
        _password = password;
        Path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _listener.Listen();
        _answering = AnswerAllAsync();
    }

    public string Path { get; }

    /// <summary>What was asked for that is not the password, as a code from a telephone.</summary>
    public string? OtherQuestion { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _answering;
        _listener.Dispose();
        _end.Dispose();
        File.Delete(Path);
    }

    private async Task AnswerAllAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptAsync(_end.Token);
                await AnswerAsync(connection, _end.Token);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // Who asked went away, or nobody will ask any more.
            }
        }
    }

    private async Task AnswerAsync(Socket connection, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestPrompt];
        var length = 0;
        while (length < buffer.Length && await connection.ReceiveAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
        }

        var prompt = Encoding.UTF8.GetString(buffer, 0, length).Trim();
        if (prompt.Contains("assword", StringComparison.Ordinal))
        {
            await connection.SendAsync(Encoding.UTF8.GetBytes(_password.Reveal()), cancellationToken);
        }
        else
        {
            OtherQuestion = prompt;
        }
    }
}
