using System.Globalization;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Ssh;

/// <summary>What ssh's words mean (sshconnect.c, packet.c, misc.c of OpenSSH) and what to do about it.</summary>
internal static class SshFailure
{
    /// <summary>ssh's exit code for its own failures; a remote command's is handed through.</summary>
    public const int ExitCode = 255;

    private static readonly (string Words, string Message, string Remedy)[] Known =
    [
        ("Could not resolve", "The name {0} is not known.", "Mend the name, or give the node's address (nodes.hosts, address)."),
        ("Connection refused", "Nothing answers at {0}, port {1}.", "Start sshd there, or give its port (nodes.hosts, ssh, port)."),
        ("No route to host", "{0} cannot be reached: there is no way to it.", "Switch it on, see that its network is up and the address is right, and that no firewall is between."),
        ("Network is unreachable", "{0} cannot be reached: this machine has no route to its network.", "Mend this machine's network, or the node's address."),
        ("timed out", "{0} did not answer on port {1} within 20 s.", "Switch it on, see that its network is up and the address is right, and that no firewall is between."),
        ("unprotected private key", "The private key may be read by others, so ssh does not use it.", "Run: chmod 600 on the key's file."),
        ("Permission denied", "{0} does not let {2} in{3}.", "Give the right key or password (nodes.hosts, ssh), or let this key in there: add it to ~{2}/.ssh/authorized_keys."),
        ("Too many authentication failures", "{0} does not let {2} in: it was shown too many keys.", "Name the one key that fits (nodes.hosts, ssh, privateKey)."),
        ("Connection closed", "{0} closed the connection.", "See its log (journalctl -u ssh). It may be starting, or limit connections (MaxStartups)."),
        ("Connection reset", "{0} closed the connection.", "See its log (journalctl -u ssh). It may be starting, or limit connections (MaxStartups)."),
        ("kex_exchange_identification", "What answers at {0}, port {1} is no SSH server.", "Give the port of sshd (nodes.hosts, ssh, port)."),
        ("no matching", "{0} and this machine's ssh have no method in common.", "Update the older of the two."),
    ];

    public static bool IsAboutHostKey(CommandResult result) =>
        result.Error.Contains("Host key verification failed", StringComparison.Ordinal) || result.Error.Contains("HOST IDENTIFICATION HAS CHANGED", StringComparison.Ordinal);

    public static SshFailedException Of(SshTarget target, CommandResult result)
    {
        var said = string.Join(' ', result.Tail(3));
        var port = target.Port.ToString(CultureInfo.InvariantCulture);
        foreach (var (words, message, remedy) in Known)
        {
            if (result.Error.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return new SshFailedException(
                    string.Format(CultureInfo.InvariantCulture, message, target.Address, port, target.User, Methods(said)),
                    string.Format(CultureInfo.InvariantCulture, remedy, target.Address, port, target.User));
            }
        }

        return new SshFailedException(
            $"ssh to {target.KnownAs} failed: {(said.Length == 0 ? "it said nothing" : said)}.",
            $"Try it by hand: ssh -p {port} {target.User}@{target.Address}");
    }

    // "Permission denied (publickey,password)."
    private static string Methods(string said)
    {
        var start = said.IndexOf('(', StringComparison.Ordinal);
        var end = start < 0 ? -1 : said.IndexOf(')', start);
        return end < 0 ? "" : $"; it takes: {said[(start + 1)..end].Replace(",", ", ", StringComparison.Ordinal)}";
    }
}
