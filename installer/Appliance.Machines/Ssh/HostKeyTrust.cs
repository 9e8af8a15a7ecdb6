namespace Appliance.Machines.Ssh;

/// <summary>Decides whether a machine is the one that is meant, before anything is told to it.</summary>
public sealed class HostKeyTrust(SshConnector connector, SshKnownHosts knownHosts)
{
    /// <summary>
    /// A key that is pinned in the answers and shown is known from now on. One that was known before needs no look: ssh itself
    /// refuses another one.
    /// </summary>
    /// <returns>Null when the machine is trusted; else the key that nobody has vouched for yet.</returns>
    /// <exception cref="SshFailedException">It is another machine, or cannot be reached.</exception>
    public async Task<SshHostKey?> JudgeAsync(SshTarget target, CancellationToken cancellationToken)
    {
        var known = knownHosts.Find(target.KnownAs);
        if (known.Any(key => target.HostKey is null || key.Fingerprint == target.HostKey))
        {
            return null;
        }

        var shown = new List<SshHostKey>();
        await foreach (var key in connector.ProbeAsync(target, cancellationToken))
        {
            if (target.HostKey is null)
            {
                return key;
            }

            if (key.Fingerprint == target.HostKey)
            {
                knownHosts.Set(key);
                return null;
            }

            shown.Add(key);
        }

        throw HostKeyProblem.NotPinned(target.HostKey!, shown);
    }

    /// <summary>A person has compared the fingerprint.</summary>
    public void Accept(SshHostKey key) => knownHosts.Set(key);
}
