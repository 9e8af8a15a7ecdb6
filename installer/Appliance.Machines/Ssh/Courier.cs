using System.Globalization;
using System.Text;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Ssh;

/// <summary>Brings this program to a machine and starts it there. It changes nothing else.</summary>
public sealed class Courier(ISshConnection connection, ProgramFile program, string address)
{
    // For what the program unpacks and a run writes down; packages are the package manager's to count.
    private const long Spare = 64L << 20;

    // 64 MB over a line of 1 Mbit/s, and some.
    private static readonly TimeSpan CopyTimeout = TimeSpan.FromMinutes(15);

    // A node may install many packages over a slow line.
    private static readonly TimeSpan JoinTimeout = TimeSpan.FromHours(2);

    private string? _processId;

    /// <exception cref="SshFailedException">The machine is not fit to be a node.</exception>
    public async Task<RemoteMachine> LookAsync(CancellationToken cancellationToken)
    {
        var result = await RunAsync(new RemoteScript(CourierScripts.Look), cancellationToken);
        var machine = RemoteMachine.Parse(result.Output)
            ?? throw new SshFailedException($"{address} does not say what it is: {Said(result)}", "Log in there and see that sh, uname, date and df work.");
        if (machine.Architecture != ProgramFile.Architecture)
        {
            throw new SshFailedException($"{address} is {machine.Architecture}; this program is for {ProgramFile.Architecture}.", $"Use machines of {ProgramFile.Architecture}, or enrol it from an engine host of its kind.");
        }

        var needed = program.Size + Spare;
        RequireSpace("/usr/lib", machine.FreePrograms, machine.ProgramHash == program.Hash ? 0 : needed);
        RequireSpace("/var/lib", machine.FreeData, Spare);
        return machine;
    }

    /// <summary>Puts the program there, unless the same one is there already.</summary>
    /// <param name="progress">Bytes sent so far.</param>
    /// <returns>Whether it was sent.</returns>
    /// <exception cref="SshFailedException">It is not there now; what was there before still is.</exception>
    public async Task<bool> CopyAsync(RemoteMachine machine, IProgress<long> progress, CancellationToken cancellationToken)
    {
        if (machine.ProgramHash == program.Hash)
        {
            return false;
        }

        var result = await RunAsync(new RemoteScript(CourierScripts.Copy) { Timeout = CopyTimeout, Input = SendAsync }, cancellationToken);
        return result.ExitCode switch
        {
            0 => true,
            SshFailure.ExitCode => throw Lost(),
            CourierScripts.Damaged => throw new SshFailedException($"The program did not arrive whole at {address}.", "Run the command again; if it happens again, look at the network and the disk there."),
            CourierScripts.DoesNotStart => throw new SshFailedException($"The program does not start at {address}: {Said(result)}", "See that /usr is not mounted with noexec there, and that the system is one the appliance supports."),
            _ => throw new SshFailedException($"The program could not be written at {address}: {Said(result)}", "Mend what the message says (make room, mount /usr read-write), and run the command again."),
        };

        async Task SendAsync(Stream stream, CancellationToken stop)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{program.Hash} {program.Size}\n")), stop);
            await using var file = File.OpenRead(program.Path);
            var buffer = new byte[1 << 18];
            for (long sent = 0; await file.ReadAsync(buffer, stop) is > 0 and var read;)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), stop);
                progress.Report(sent += read);
            }
        }
    }

    /// <summary>Starts <c>node join</c> there.</summary>
    /// <param name="input">The line it reads; holds a secret.</param>
    /// <param name="onLine">Called for each line it says.</param>
    /// <exception cref="SshFailedException">The connection was lost; what it does there goes on.</exception>
    public async Task<CommandResult> JoinAsync(string input, Action<string> onLine, CancellationToken cancellationToken)
    {
        var script = new RemoteScript(CourierScripts.Join)
        {
            Timeout = JoinTimeout,
            Input = async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(input + "\n"), stop),
        };
        var result = await RunAsync(script, cancellationToken, Line);
        return result.ExitCode != SshFailure.ExitCode ? result : throw await CutOffAsync(cancellationToken);

        void Line(string line)
        {
            if (_processId is null && line.StartsWith("pid ", StringComparison.Ordinal))
            {
                _processId = line[4..];
            }
            else
            {
                onLine(line);
            }
        }
    }

    /// <summary>Asks the program there to stop after the step under way.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_processId is { } process)
        {
            await connection.RunAsync(
                new RemoteScript(CourierScripts.Stop) { Input = async (stream, stop) => await stream.WriteAsync(Encoding.ASCII.GetBytes(process + "\n"), stop) }, cancellationToken);
        }
    }

    // ssh ends the same way when the program there was killed by a signal (ssh(1), EXIT STATUS).
    private async Task<SshFailedException> CutOffAsync(CancellationToken cancellationToken) =>
        (await RunAsync(new RemoteScript("true"), cancellationToken)).Succeeded
            ? new SshFailedException($"The program was killed at {address} while it was setting that machine up.", "See there why (`journalctl -k` says whether memory ran out), and run the command again: it goes on from where it is.")
            : new SshFailedException($"The connection to {address} was lost while it was being set up.", "Run the command again when it can be reached: it goes on from where it is.");

    private static string Said(CommandResult result) => string.Join(' ', result.Tail(3));

    private void RequireSpace(string folder, long free, long needed)
    {
        if (free < needed)
        {
            throw new SshFailedException(
                string.Create(CultureInfo.InvariantCulture, $"{address} has {free >> 20} MiB free in {folder}; {needed >> 20} MiB are needed."),
                $"Make room there: df -h {folder}");
        }
    }

    private SshFailedException Lost() => new($"The connection to {address} was lost.", "See that its network is up and run the command again: it goes on from where it is.");

    private async Task<CommandResult> RunAsync(RemoteScript script, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        try
        {
            return await connection.RunAsync(script, cancellationToken, onLine);
        }
        catch (CommandTimeoutException)
        {
            throw new SshFailedException($"{address} took longer than {script.Timeout.TotalMinutes:0} minutes.", "Look there what it is busy with, and run the command again.");
        }
    }
}
