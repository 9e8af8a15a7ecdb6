using System.Collections.Concurrent;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Ssh;

/// <summary>Opens connections with OpenSSH's client, each over one TCP connection.</summary>
/// <param name="askPass">An executable that is an <see cref="AskPass"/>: this program.</param>
public sealed class SshConnector(ICommandRunner commands, SshFolder folder, SshKnownHosts knownHosts, string askPass) : IAsyncDisposable
{
    // Logging in may take longer than connecting: a server may look up names that lead nowhere first.
    private static readonly TimeSpan LogInTimeout = SshArguments.ConnectTimeout + TimeSpan.FromSeconds(40);

    // Types of host keys by which a server may be known, the best first.
    private static readonly string[] KeyTypes = ["ssh-ed25519", "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521", "rsa-sha2-512,rsa-sha2-256"];

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _ways = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(SshTarget Target, string Socket)> _open = [];

    /// <summary>Logs in, and becomes root there. The host key must be among the known ones.</summary>
    /// <exception cref="SshFailedException">It did not come to that.</exception>
    public async Task<ISshConnection> OpenAsync(SshTarget target, CancellationToken cancellationToken)
    {
        var connection = new SshConnection(commands, target, await LogInAsync(target, await WayAsync(target), cancellationToken));
        try
        {
            await connection.BecomeRootAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host keys a machine shows, the best first; it is asked for more of them only as long as the caller goes on.</summary>
    /// <exception cref="SshFailedException">It cannot be reached, or has none.</exception>
    public async IAsyncEnumerable<SshHostKey> ProbeAsync(SshTarget target, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var way = await WayAsync(target);
        CommandResult? last = null;
        var any = false;
        foreach (var types in KeyTypes)
        {
            var file = folder.Next("key");
            last = await RunAsync(new Command("ssh", SshArguments.Probe(target, file, types, way)), target, cancellationToken);
            var text = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : "";
            if (SshHostKey.TryParse(text, out var key))
            {
                any = true;
                yield return key with { Host = target.KnownAs };
            }
            else if (last.Error.Trim().Length > 0 && !last.Error.Contains("no matching host key", StringComparison.Ordinal))
            {
                break;
            }
        }

        if (!any)
        {
            throw SshFailure.Of(target, last!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (target, socket) in _open.Where(open => File.Exists(open.Socket)))
        {
            await commands.RunAsync(new Command("ssh", SshArguments.Close(target, socket)), CancellationToken.None);
        }
    }

    // One connection to a machine on the way carries those to all machines behind it. It is not one node's, so that node's
    // end does not end it.
    private async Task<string?> WayAsync(SshTarget target) => target.Jump is { } jump
        ? await _ways.GetOrAdd(jump.ToString(), _ => new Lazy<Task<string>>(() => LogInAsync(jump, null, CancellationToken.None))).Value
        : null;

    private async Task<string> LogInAsync(SshTarget target, string? way, CancellationToken cancellationToken)
    {
        var socket = folder.Next("ssh");
        var command = new Command("ssh", SshArguments.Master(target, knownHosts.Location, socket, way)).WithTimeout(LogInTimeout);
        if (target.Password is not { } password)
        {
            await MustSucceedAsync(command, null);
            return socket;
        }

        await using var answers = new PasswordSocket(folder.Next("ask"), password);
        await MustSucceedAsync(
            command
                .WithEnvironment("SSH_ASKPASS", askPass)
                .WithEnvironment("SSH_ASKPASS_REQUIRE", "force")
                // Before OpenSSH 8.4 it is this variable that brings askpass up.
                .WithEnvironment("DISPLAY", "none:0")
                .WithEnvironment(AskPass.Variable, answers.Path),
            answers);
        return socket;

        async Task MustSucceedAsync(Command logIn, PasswordSocket? asked)
        {
            var result = await RunAsync(logIn, target, cancellationToken);
            if (result.Succeeded)
            {
                _open.Add((target, socket));
                return;
            }

            throw SshFailure.IsAboutHostKey(result) ? await KeyProblemAsync(target, cancellationToken)
                : asked?.OtherQuestion is { } question ? new SshFailedException($"{target.Address} asks for more than the password: {question}", "Use a key that it lets in without a question, or ssh-agent.")
                : SshFailure.Of(target, result);
        }
    }

    private async Task<CommandResult> RunAsync(Command command, SshTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return await commands.RunAsync(command, cancellationToken);
        }
        catch (CommandTimeoutException)
        {
            throw new SshFailedException($"{target.Address} did not let {target.User} in within {command.Timeout.TotalSeconds:0} s.", "See that sshd works there, and run the command again.");
        }
        catch (CommandNotFoundException)
        {
            throw new SshFailedException("The program ssh is not on this machine.", "Install the package openssh-client (openssh-clients on Enterprise Linux).");
        }
    }

    private async Task<SshFailedException> KeyProblemAsync(SshTarget target, CancellationToken cancellationToken)
    {
        await foreach (var key in ProbeAsync(target, cancellationToken))
        {
            return HostKeyProblem.Changed(knownHosts, knownHosts.Find(target.KnownAs), key);
        }

        return new SshFailedException($"{target.KnownAs} shows no host key.", "See its log (journalctl -u ssh).");
    }
}
