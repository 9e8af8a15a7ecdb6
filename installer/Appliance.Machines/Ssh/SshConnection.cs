using System.Text;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Ssh;

/// <summary>A connection through the socket of an ssh that stays in the background.</summary>
internal sealed class SshConnection(ICommandRunner commands, SshTarget target, string socket) : ISshConnection
{
    // -k: what was typed before does not count, so whether a password is wanted does not change half-way.
    private const string SudoWithout = "sudo -k -n -- ";
    private const string SudoWith = "sudo -k -S -p \"\" -- ";

    private string _with = "";

    /// <summary>Finds out how to be root there.</summary>
    /// <exception cref="SshFailedException">There is no way.</exception>
    public async Task BecomeRootAsync(CancellationToken cancellationToken)
    {
        var id = await RunAsync(new RemoteScript("id -u"), cancellationToken);
        if (id.ExitCode == SshFailure.ExitCode)
        {
            throw Lost();
        }

        if (id.Output.Trim() == "0")
        {
            return;
        }

        _with = SudoWithout;
        if (await IsRootAsync(cancellationToken))
        {
            return;
        }

        var free = await RunAsync(new RemoteScript("true"), cancellationToken);
        if (target.SudoPassword is null)
        {
            throw new SshFailedException(
                $"{target.User} is not root on {target.Address}, and sudo does not let it without a password: {string.Join(' ', free.Tail(2))}",
                $"Give the password (nodes.hosts, ssh, sudoPassword), or let {target.User} use sudo without one.");
        }

        _with = SudoWith;
        if (!await IsRootAsync(cancellationToken))
        {
            throw new SshFailedException($"sudo on {target.Address} refuses {target.User} with the password given.", "Mend it (nodes.hosts, ssh, sudoPassword), and see that the user may use sudo for all commands.");
        }
    }

    public Task<CommandResult> RunAsync(RemoteScript script, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var password = _with == SudoWith ? target.SudoPassword : null;
        var command = new Command("ssh", SshArguments.Run(target, socket, script.Command(_with))).WithTimeout(script.Timeout);
        if (script.Input is not null || password is not null)
        {
            command = command.WithInput(WriteAsync);
        }

        return commands.RunAsync(command, cancellationToken, onLine);

        async Task WriteAsync(Stream stream, CancellationToken stop)
        {
            if (password is not null)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(password.Reveal() + "\n"), stop);
            }

            if (script.Input is { } input)
            {
                await input(stream, stop);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(socket))
        {
            await commands.RunAsync(new Command("ssh", SshArguments.Close(target, socket)), CancellationToken.None);
        }
    }

    private async Task<bool> IsRootAsync(CancellationToken cancellationToken) =>
        (await RunAsync(new RemoteScript("id -u"), cancellationToken)).Output.Trim() == "0";

    private SshFailedException Lost() => new($"The connection to {target.Address} was lost.", "See that its network is up and run the command again.");
}
