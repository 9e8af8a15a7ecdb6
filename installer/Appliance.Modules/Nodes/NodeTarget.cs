using Appliance.Machines.Secrets;
using Appliance.Machines.Ssh;
using Appliance.Planning.Answers;

namespace Appliance.Modules.Nodes;

/// <summary>A node as it is reached: its own answers over those of all nodes.</summary>
public static class NodeTarget
{
    /// <param name="defaults">What counts for all nodes.</param>
    /// <param name="secret">The secret behind a reference; its first argument is the id of the answer.</param>
    public static SshTarget Of(NodeAnswer node, SshAnswer defaults, Func<string, SecretReference, Secret?> secret)
    {
        var own = node.Ssh ?? SshAnswer.Empty;
        var target = new SshTarget
        {
            Address = node.Address,
            Port = own.Port ?? defaults.Port ?? SshTarget.DefaultPort,
            User = own.User ?? defaults.User ?? "root",
            PrivateKey = own.PrivateKey ?? defaults.PrivateKey,
            Agent = own.Agent ?? defaults.Agent ?? false,
            Password = SecretOf("password", ssh => ssh.Password),
            SudoPassword = SecretOf("sudoPassword", ssh => ssh.SudoPassword),
            HostKey = own.HostKey,
        };
        return (own.Jump ?? defaults.Jump) is { } jump
            ? target with { Jump = JumpOf(target, jump, own.JumpHostKey ?? defaults.JumpHostKey) }
            : target;

        Secret? SecretOf(string key, Func<SshAnswer, SecretReference?> get) =>
            get(own) is { } given ? secret($"{NodesQuestions.Hosts.Id}[{node.Name}].ssh.{key}", given)
            : get(defaults) is { } common ? secret($"{NodesQuestions.DefaultSsh.Id}.{key}", common)
            : null;
    }

    // The passwords are the node's: another machine is never told them.
    private static SshTarget JumpOf(SshTarget target, JumpAnswer jump, string? hostKey) => target with
    {
        Address = jump.Host,
        Port = jump.Port,
        User = jump.User ?? target.User,
        Password = null,
        SudoPassword = null,
        HostKey = hostKey,
    };
}
