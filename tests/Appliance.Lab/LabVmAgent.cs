using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Appliance.Lab;

/// <summary>The line to the program in a <see cref="LabVm"/> that runs commands there; it works without a network.</summary>
internal sealed class LabVmAgent : IAsyncDisposable
{
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(30);

    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly StreamReader reader;

    private LabVmAgent(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket);
        reader = new StreamReader(stream, Encoding.ASCII);
    }

    /// <summary>Opens a socket of QEMU, as soon as there is one.</summary>
    public static async Task<LabVmAgent> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new LabVmAgent(socket);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                if (clock.Elapsed > OpenLimit)
                    throw new LabException($"QEMU does not answer at {path}: {e.Message}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>Waits until the machine's services are started.</summary>
    public async Task ReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        while (await ReadLineAsync("the start", timeout, cancellationToken) != "ready")
        {
            // The answer to the command that switched it off.
        }
    }

    public async Task<CommandOutcome> RunAsync(TimeSpan timeout, IReadOnlyList<string> arguments)
    {
        var commandLine = string.Join(' ', arguments);
        await SendAsync(arguments, CancellationToken.None);
        var words = (await ReadLineAsync($"`{commandLine}`", timeout, CancellationToken.None)).Split(' ');
        return words is [var code, var output, var error] && int.TryParse(code, out var number)
            ? new CommandOutcome(commandLine, number, Decode(output), Decode(error))
            : throw new LabException($"`{commandLine}` was not answered: {string.Join(' ', words)}");
    }

    /// <summary>Gives QEMU's console a command and waits until it is done: of a line that is closed before, QEMU drops the rest.</summary>
    public async Task CommandAsync(string command, CancellationToken cancellationToken)
    {
        await PromptAsync(cancellationToken);
        await WriteLineAsync(command, cancellationToken);
        await PromptAsync(cancellationToken);
    }

    public Task SendAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(arguments.Select(word => word + '\0')))), cancellationToken);

    private async Task WriteLineAsync(string line, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + '\n'), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
        socket.Dispose();
    }

    private async Task PromptAsync(CancellationToken cancellationToken)
    {
        const string Prompt = "(qemu) ";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(OpenLimit);
        var next = new char[1];
        for (var seen = ""; !seen.EndsWith(Prompt, StringComparison.Ordinal); seen += next[0])
        {
            if (await reader.ReadAsync(next, limit.Token) == 0)
                throw new LabException($"QEMU's console ended: {seen}");
        }
    }

    private async Task<string> ReadLineAsync(string what, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await reader.ReadLineAsync(limit.Token) ?? throw new LabException($"QEMU ended during {what}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LabException($"{what} did not end within {timeout.TotalSeconds:0} s.");
        }
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
