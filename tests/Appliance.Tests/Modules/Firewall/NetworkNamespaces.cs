using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Appliance.Machines.Commands;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Tests.Modules.Firewall;

/// <summary>
/// Two network namespaces with a wire between them: a server with the rules under test, and somebody who connects to it.
/// </summary>
internal sealed class NetworkNamespaces : IDisposable
{
    public static readonly IPAddress ServerAddress = IPAddress.Parse("192.0.2.1");

    private static int _count;

    private readonly string _server;
    private readonly string _client;
    private readonly List<Socket> _listeners = [];

    private NetworkNamespaces()
    {
        var number = Interlocked.Increment(ref _count);
        _server = $"apl-{Environment.ProcessId}-{number}s";
        _client = $"apl-{Environment.ProcessId}-{number}c";
        Commands = new InNamespace(_server);
    }

    /// <summary>Runs programs on the server.</summary>
    public ICommandRunner Commands { get; }

    private string Configuration => $"/etc/netns/{_server}";

    public static async Task<NetworkNamespaces> CreateAsync()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "network namespaces with a wire between them need root");
        Skip.If(new LocalCommandRunner().Find("ip") is null, "ip (iproute2) is not installed");
        var pair = new NetworkNamespaces();
        var made = await RunAsync("netns", "add", pair._server);
        Skip.IfNot(made.Succeeded, "network namespaces cannot be made here: " + made.Error);
        // ip netns exec puts these over the files in /etc: a small server has no names for protocols and ports.
        Directory.CreateDirectory(pair.Configuration);
        File.WriteAllText(pair.Configuration + "/protocols", "");
        File.WriteAllText(pair.Configuration + "/services", "");
        await IpAsync("netns", "add", pair._client);
        await IpAsync("-n", pair._server, "link", "add", "wire", "type", "veth", "peer", "name", "wire", "netns", pair._client);
        foreach (var (side, address) in new[] { (pair._server, 1), (pair._client, 2) })
        {
            await IpAsync("-n", side, "address", "add", $"192.0.2.{address}/24", "dev", "wire");
            await IpAsync("-n", side, "address", "add", $"2001:db8::{address}/64", "dev", "wire", "nodad");
            await IpAsync("-n", side, "link", "set", "wire", "up");
            await IpAsync("-n", side, "link", "set", "lo", "up");
        }

        return pair;
    }

    /// <summary>Runs a program on the server that must succeed.</summary>
    public async Task<string> RunAsync(string line)
    {
        var words = line.Split(' ');
        return (await Commands.RunAsync(new Command(words[0], words[1..]), default)).OrThrow().Output;
    }

    /// <summary>Listens on the server; the kernel takes connections from then on.</summary>
    public void Listen(params IEnumerable<int> ports) => Inside(_server, () =>
    {
        foreach (var port in ports)
        {
            var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            socket.Listen();
            _listeners.Add(socket);
        }

        return true;
    });

    /// <summary>Whether a connection from the other side comes about. What is dropped does not answer within the time.</summary>
    public bool CanConnect(int port, string address = "192.0.2.1") => Inside(_client, () =>
    {
        var target = IPAddress.Parse(address);
        using var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(target, port);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            return socket.Poll(TimeSpan.FromSeconds(0.4), SelectMode.SelectWrite) && socket.Connected;
        }

        return true;
    });

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        foreach (var side in new[] { _client, _server })
        {
            RunAsync("netns", "delete", side).GetAwaiter().GetResult();
        }

        Directory.Delete(Configuration, recursive: true);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) => new LocalCommandRunner().RunAsync(new Command("ip", arguments), default);

    private static async Task IpAsync(params string[] arguments) => (await RunAsync(arguments)).OrThrow();

    // A socket belongs to the namespace its thread is in when it is made.
    private static T Inside<T>(string side, Func<T> action)
    {
        var result = default(T);
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var handle = File.OpenHandle($"/run/netns/{side}");
                if (setns(handle, 0) != 0)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"setns: {Marshal.GetLastPInvokeErrorMessage()}"));
                }

                result = action();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException(failure.Message, failure);
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int setns(SafeFileHandle descriptor, int kind);

    private sealed class InNamespace(string name) : ICommandRunner
    {
        private readonly LocalCommandRunner _inner = new();

        public Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null) =>
            _inner.RunAsync(new Command("ip", ["netns", "exec", name, command.FileName, .. command.Arguments]), cancellationToken, onLine);

        public string? Find(string program) => _inner.Find(program);

        public int StartDetached(Command command, string outputFile) => throw new NotSupportedException();
    }
}
