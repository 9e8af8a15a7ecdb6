using System.Globalization;

namespace Appliance.Machines.Ssh;

/// <summary>Command lines of ssh(1). Nobody's configuration counts (<c>-F none</c>), and no value passes a shell.</summary>
internal static class SshArguments
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    private const string Common =
        "CheckHostIP=no UpdateHostKeys=no HashKnownHosts=no VerifyHostKeyDNS=no GlobalKnownHostsFile=/dev/null "
        + "ServerAliveCountMax=2 ForwardAgent=no ForwardX11=no PermitLocalCommand=no EscapeChar=none "
        + "RequestTTY=no GSSAPIAuthentication=no HostbasedAuthentication=no AddKeysToAgent=no NumberOfPasswordPrompts=1 LogLevel=ERROR";

    /// <summary>Opens the connection that all commands go through, and leaves it open in the background.</summary>
    /// <param name="jumpSocket">The socket of the connection to the machine on the way.</param>
    public static IReadOnlyList<string> Master(SshTarget target, string knownHosts, string socket, string? jumpSocket) =>
    [
        .. Start(target, knownHosts, "yes"), .. LogIn(target), .. Way(jumpSocket),
        // Should this program be killed, the connection closes by itself once it has been idle for so long.
        // The copy of the program is what costs: processors have instructions for these ciphers, and none for OpenSSH's favourite.
        .. Option("Ciphers=^aes128-gcm@openssh.com,aes256-gcm@openssh.com"), .. Option("ControlMaster=yes"), .. Option("ControlPersist=120"), "-S", socket, "-f", "-N", "--", target.Address,
    ];

    /// <summary>Runs a script of ours through an open connection.</summary>
    public static IReadOnlyList<string> Run(SshTarget target, string socket, string script) => [.. Through(target, socket), "--", target.Address, script];

    public static IReadOnlyList<string> Close(SshTarget target, string socket) => [.. Through(target, socket), "-O", "exit", "--", target.Address];

    /// <summary>Makes a machine show its host key of some types, and logs in to nothing.</summary>
    /// <param name="file">The key is written there.</param>
    public static IReadOnlyList<string> Probe(SshTarget target, string file, string keyTypes, string? jumpSocket) =>
    [
        .. Start(target, file, "accept-new"), .. Way(jumpSocket), .. Option("BatchMode=yes"), .. Option("PreferredAuthentications=none"),
        .. Option($"HostKeyAlgorithms={keyTypes}"), .. Option("ControlPath=none"), "-N", "--", target.Address,
    ];

    private static IEnumerable<string> Start(SshTarget target, string knownHosts, string strict) =>
    [
        "-F", "none", .. Common.Split(' ').SelectMany(Option),
        .. Option($"ServerAliveInterval={target.Silence.TotalSeconds.ToString(CultureInfo.InvariantCulture)}"),
        .. Option($"ConnectTimeout={ConnectTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)}"),
        .. Option($"StrictHostKeyChecking={strict}"), .. Option($"UserKnownHostsFile=\"{knownHosts}\""),
        "-p", target.Port.ToString(CultureInfo.InvariantCulture), "-l", target.User,
    ];

    private static IEnumerable<string> LogIn(SshTarget target)
    {
        var byDefault = target is { PrivateKey: null, Agent: false, Password: null };
        var byKey = byDefault || target.PrivateKey is not null || target.Agent;
        List<string> methods = [.. byKey ? ["publickey"] : Array.Empty<string>(), .. target.Password is null ? [] : (string[])["password", "keyboard-interactive"]];
        return
        [
            .. Option($"PreferredAuthentications={string.Join(',', methods)}"),
            // A key with a passphrase must not hang at a prompt that nobody sees.
            .. Option($"BatchMode={(target.Password is null ? "yes" : "no")}"),
            .. target.PrivateKey is { } key ? Option($"IdentityFile=\"{key}\"") : [],
            .. target is { PrivateKey: not null, Agent: false } ? Option("IdentitiesOnly=yes") : [],
            .. byDefault || target.Agent ? [] : Option("IdentityAgent=none"),
        ];
    }

    // The name behind the socket is of no account: only the open connection is used. %h and %p are the target's, which is a
    // host name or an address and a number.
    private static IEnumerable<string> Way(string? jumpSocket) =>
        jumpSocket is null ? [] : Option($"ProxyCommand=ssh -F none -o ProxyCommand=false -o LogLevel=ERROR -S {jumpSocket} -W [%h]:%p jump");

    // A connection that was lost must not be made anew behind our back, without the checks of the first.
    private static IEnumerable<string> Through(SshTarget target, string socket) =>
        ["-F", "none", "-S", socket, .. Option("ControlMaster=no"), .. Option("ProxyCommand=false"), .. Option("BatchMode=yes"), .. Option("LogLevel=ERROR"), .. Option("EscapeChar=none"), "-T", "-l", target.User];

    private static IEnumerable<string> Option(string option) => ["-o", option];
}
