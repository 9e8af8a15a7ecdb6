using Appliance.Cli.Output;
using Appliance.Machines.Ssh;

namespace Appliance.Cli.Flows;

/// <summary>
/// Sees to it that every machine is the one that is meant before anything is told to it: all that nobody has vouched for yet
/// in one table, with one question.
/// </summary>
internal sealed class HostKeyConfirmation(HostKeyTrust trust, Terminal terminal, bool canAsk)
{
    // With the indent, a space and a fingerprint it fills 80 columns.
    private const int WidestName = 26;

    /// <returns>Why machines are not to be worked on, by the name they were given under.</returns>
    public async Task<IReadOnlyDictionary<string, SshFailedException>> AskAsync(IReadOnlyList<(string Name, SshTarget Target)> machines, int parallel, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<string, SshFailedException>(StringComparer.Ordinal);
        // What is behind another machine can be seen only once that one is trusted.
        var jumps = machines.Where(machine => machine.Target.Jump is not null).GroupBy(machine => machine.Target.Jump!.KnownAs).ToList();
        var closed = await JudgeAsync([.. jumps.Select(jump => (jump.First().Target.Jump!.Address, jump.First().Target.Jump!))], parallel, cancellationToken);
        foreach (var jump in jumps.Where(jump => closed.ContainsKey(jump.First().Target.Jump!.Address)))
        {
            foreach (var (name, _) in jump)
            {
                problems[name] = closed[jump.First().Target.Jump!.Address];
            }
        }

        foreach (var (name, problem) in await JudgeAsync([.. machines.Where(machine => !problems.ContainsKey(machine.Name))], parallel, cancellationToken))
        {
            problems[name] = problem;
        }

        return problems;
    }

    private async Task<Dictionary<string, SshFailedException>> JudgeAsync(IReadOnlyList<(string Name, SshTarget Target)> machines, int parallel, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<string, SshFailedException>(StringComparer.Ordinal);
        var unknown = new Dictionary<string, SshHostKey>(StringComparer.Ordinal);
        var gate = new Lock();
        await Parallel.ForEachAsync(machines, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (machine, stop) =>
        {
            try
            {
                if (await trust.JudgeAsync(machine.Target, stop) is { } key)
                {
                    lock (gate)
                    {
                        unknown[machine.Name] = key;
                    }
                }
            }
            catch (SshFailedException e)
            {
                lock (gate)
                {
                    problems[machine.Name] = e;
                }
            }
        });
        var open = machines.Where(machine => unknown.ContainsKey(machine.Name)).Select(machine => (machine.Name, Key: unknown[machine.Name])).ToList();
        if (open.Count == 0)
        {
            return problems;
        }

        var accepted = canAsk && await ConfirmAsync(open, cancellationToken);
        foreach (var (name, key) in open)
        {
            if (accepted)
            {
                trust.Accept(key);
            }
            else
            {
                problems[name] = canAsk ? HostKeyProblem.Declined(key) : HostKeyProblem.Unknown(key);
            }
        }

        return problems;
    }

    private async Task<bool> ConfirmAsync(IReadOnlyList<(string Name, SshHostKey Key)> open, CancellationToken cancellationToken)
    {
        terminal.Out.WriteLine("Not known yet. Compare with what each console says to");
        terminal.Out.WriteLine("`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`:");
        foreach (var line in Table(open))
        {
            terminal.Out.WriteLine(line);
        }

        return await Confirmation.AskAsync(terminal, canAsk: true, "Are these the right machines?", defaultIsOk: false, cancellationToken);
    }

    internal static IEnumerable<string> Table(IReadOnlyList<(string Name, SshHostKey Key)> open)
    {
        var width = Math.Min(WidestName, open.Max(item => item.Name.Length));
        return open.SelectMany(item => item.Name.Length <= width
            ? [$"  {item.Name.PadRight(width)} {item.Key.Fingerprint}"]
            : new[] { $"  {item.Name}", $"  {new string(' ', width)} {item.Key.Fingerprint}" });
    }
}
