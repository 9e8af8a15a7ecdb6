using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Appliance.Machines.Commands;
using Appliance.Machines.Ssh;
using Appliance.Tests.Support;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>
/// A real sshd on loopback, in a mount namespace where /etc, /usr/lib, /var/lib and /home are layers of its own: logins,
/// passwords, sudo and the files of a far machine without touching this one.
/// </summary>
internal sealed class SshServer : IAsyncDisposable
{
    public const string Password = "Correct-Horse-9";
    public const string SudoPassword = Password;

    private const string Start = """
        set -e
        folder=$1; size=$2; setup=$3; port=$4
        mount --make-rprivate /
        mkdir -p $folder/layers; mount -t tmpfs -o mode=0755 tmpfs $folder/layers
        for name in etc var/lib; do
          mkdir -p $folder/layers/$name/upper $folder/layers/$name/work
          mount -t overlay overlay -o lowerdir=/$name,upperdir=$folder/layers/$name/upper,workdir=$folder/layers/$name/work /$name
        done
        mkdir $folder/layers/programs; mount -t tmpfs -o mode=0755,size=$size tmpfs $folder/layers/programs
        mkdir -p $folder/layers/programs/upper $folder/layers/programs/work
        mount -t overlay overlay -o lowerdir=/usr/lib,upperdir=$folder/layers/programs/upper,workdir=$folder/layers/programs/work /usr/lib
        rm -rf /usr/lib/appliance
        mount -t tmpfs tmpfs /home
        useradd --create-home --shell /bin/bash admin
        printf "root:%s\nadmin:%s\n" "$5" "$5" | chpasswd
        printf "Defaults !fqdn\n" >/etc/sudoers.d/all
        sh -ec "$setup"
        mkdir -p /run/sshd
        exec /usr/sbin/sshd -D -e -p $port -f $folder/sshd_config
        """;

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    private SshServer() => Port = FreePort();

    public int Port { get; }

    public SshTarget Target => new() { Address = "127.0.0.1", Port = Port, PrivateKey = _folder["user"] };

    public SshTarget ByPassword => Target with { PrivateKey = null, Password = new(Password) };

    public string ClientKey => _folder["user"];

    public static async Task<SshServer> StartAsync(string programSpace = "512m", string setup = "true", string configuration = "")
    {
        var runner = new LocalCommandRunner();
        Skip.If(!Environment.IsPrivilegedProcess, "a mount namespace needs root");
        foreach (var program in new[] { "sshd", "ssh", "ssh-keygen", "unshare", "useradd", "sudo" })
        {
            Skip.If(runner.Find(program) is null, $"{program} is not on this machine");
        }

        var server = new SshServer();
        await server.BeginAsync(runner, programSpace, setup, configuration);
        return server;
    }

    /// <summary>The fingerprint of one of its keys.</summary>
    /// <param name="type">ed25519, ecdsa or rsa.</param>
    public string Fingerprint(string type = "ed25519") => Key(type).Fingerprint;

    public SshHostKey Key(string type = "ed25519")
    {
        SshHostKey.TryParse($"{Target.KnownAs} {File.ReadAllText(_folder[type] + ".pub")}", out var key);
        return key!;
    }

    /// <summary>Runs something on the far machine, beside the courier.</summary>
    public async Task<string> LookAsync(string script) =>
        (await new LocalCommandRunner().RunAsync(Command.Of("nsenter", "--target", $"{_process!.Id}", "--mount", "sh", "-c", script), default)).OrThrow().Output;

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task BeginAsync(LocalCommandRunner runner, string programSpace, string setup, string configuration)
    {
        foreach (var type in new[] { "ed25519", "ecdsa", "rsa" })
        {
            (await runner.RunAsync(Command.Of("ssh-keygen", "-q", "-t", type, "-b", type == "rsa" ? "2048" : "256", "-N", "", "-f", _folder[type]), default)).OrThrow();
        }

        (await runner.RunAsync(Command.Of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder["user"]), default)).OrThrow();
        File.Copy(_folder["user.pub"], _folder["authorized"]);
        await File.WriteAllTextAsync(
            _folder["sshd_config"],
            $"""
            ListenAddress 127.0.0.1
            HostKey {_folder["ed25519"]}
            HostKey {_folder["ecdsa"]}
            HostKey {_folder["rsa"]}
            AuthorizedKeysFile {_folder["authorized"]}
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            PasswordAuthentication yes
            KbdInteractiveAuthentication no
            MaxStartups 100
            PidFile none
            {configuration}

            """);
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        var info = new ProcessStartInfo("unshare", ["--mount", "bash", "-c", Start, "sshd", _folder.Path, programSpace, setup, $"{Port}", Password]) { RedirectStandardError = true };
        info.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        _process = Process.Start(info)!;
        var said = new List<string>();
        while (await _process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            said.Add(line);
            if (line.Contains("Server listening", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("sshd does not start: " + string.Join('\n', said));
    }
}
