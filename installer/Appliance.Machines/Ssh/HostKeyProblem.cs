namespace Appliance.Machines.Ssh;

/// <summary>Why a host key is not accepted.</summary>
public static class HostKeyProblem
{
    public static SshFailedException Changed(SshKnownHosts knownHosts, IReadOnlyList<SshHostKey> known, SshHostKey shown) => known.Count == 0
        ? Unknown(shown)
        : new SshFailedException(
            $"The host key of {shown.Host} has changed: it was {string.Join(", ", known.Select(key => key.Fingerprint))}, it is {shown.Fingerprint} ({shown.Type}).",
            $"Was it installed anew? Then compare the fingerprint on its console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and forget the old key: ssh-keygen -f {knownHosts.Location} -R '{shown.Host}'. Otherwise somebody is between you and it.");

    public static SshFailedException NotPinned(string pin, IReadOnlyList<SshHostKey> shown) => new(
        $"The host key of {shown[0].Host} is not the one in the answers: they say {pin}, it shows {string.Join(", ", shown.Select(key => $"{key.Fingerprint} ({key.Type})"))}.",
        "Compare with the machine's console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). If the answers are wrong, mend ssh.hostKey; if not, somebody is between you and it.");

    /// <summary>Nobody could be asked.</summary>
    public static SshFailedException Unknown(SshHostKey shown) => new(
        $"The host key of {shown.Host} is not known: {shown.Fingerprint} ({shown.Type}).",
        $"Compare it with the machine's console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and put it into the answers: ssh: {{ hostKey: \"{shown.Fingerprint}\" }}. On a terminal it can be confirmed.");

    public static SshFailedException Declined(SshHostKey shown) => new(
        $"The host key of {shown.Host} was not accepted: {shown.Fingerprint} ({shown.Type}).",
        "Compare it with the machine's console and run the command again.");
}
