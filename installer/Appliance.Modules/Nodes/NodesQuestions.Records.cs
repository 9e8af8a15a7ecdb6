using System.Net;
using Appliance.Modules.Network;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Nodes;

public static partial class NodesQuestions
{
    // Not fields: those of the other part of this class are made first.
    private static AnswerType<string> UserName => AnswerTypes.Text("a user name", 32, "A-Za-z0-9._-", "A-Za-z0-9_", "root");

    private static AnswerType<JumpAnswer> Jump => AnswerTypes.Scalar<JumpAnswer>(
        "jump host", "a machine on the way, as gate.example.org, admin@gate.example.org or 10.0.0.1:2222", "gate.example.org", JumpText.Parse, JumpText.Format);

    private static AnswerType<NodeAnswer> NodeType
    {
        get
        {
            var name = new RecordField<NodeAnswer, string>("name", AnswerTypes.HostName, n => n.Name) { Title = "Name", Help = "Its name in the engine, which becomes its host name.", Example = "node72.test.org" };
            var address = new RecordField<NodeAnswer, string>("address", AnswerTypes.HostNameOrAddress, n => n.Address) { Title = "Address", Help = "Where it is reached.", Default = v => v.Find(name), DefaultNote = "its name" };
            var ssh = new RecordField<NodeAnswer, SshAnswer>("ssh", SshType(withHostKey: true), n => n.Ssh) { Title = "SSH", Help = "How it is reached, where that differs from nodes.defaults.ssh.", Optional = true };
            var network = new RecordField<NodeAnswer, NodeNetwork>("network", NodeNetworkType, n => n.Network) { Title = "Network", Help = "Its networks, where they are not those of the site.", Optional = true };
            var power = new RecordField<NodeAnswer, PowerAnswer>("power", PowerType, n => n.Power) { Title = "Power management", Help = "How it is switched on and off from outside.", Optional = true };
            return AnswerTypes.Record("node", [name, address, ssh, network, power], v => new NodeAnswer(v.Get(name), v.Get(address), v.Find(ssh), v.Find(network), v.Find(power)));
        }
    }

    private static AnswerType<NodeNetwork> NodeNetworkType
    {
        get
        {
            var management = new RecordField<NodeNetwork, NodeManagement>("management", NodeManagementType, n => n.Management) { Title = "Management network", Help = "Its place in the management network. Without it the node keeps interface, address and gateway as they are.", Optional = true };
            var bonds = new RecordField<NodeNetwork, IReadOnlyList<BondAnswer>>("bonds", TypeOf(NetworkQuestions.Bonds), n => n.Bonds) { Title = "Bonds", Help = "Instead of those of the site.", Optional = true };
            var networks = new RecordField<NodeNetwork, IReadOnlyList<NetworkAnswer>>("networks", TypeOf(NetworkQuestions.Networks), n => n.Networks) { Title = "Further networks", Help = "Instead of those of the site.", Optional = true };
            return AnswerTypes.Record("node's network", [management, bonds, networks], v => new NodeNetwork(v.Find(management), v.Find(bonds), v.Find(networks)));
        }
    }

    // Not the record of network.management: its defaults are facts of the engine's machine.
    private static AnswerType<NodeManagement> NodeManagementType
    {
        get
        {
            var nic = new RecordField<NodeManagement, string>("interface", AnswerTypes.Text("an interface name", 15, "A-Za-z0-9._-", "A-Za-z0-9_", "em1"), n => n.Interface) { Title = "Interface", Help = "The network interface or bond.", Optional = true };
            var address = new RecordField<NodeManagement, InterfaceAddress>("address", AnswerTypes.InterfaceAddress, n => n.Address) { Title = "Address", Help = "With the prefix length.", Optional = true };
            var gateway = new RecordField<NodeManagement, IPAddress>("gateway", AnswerTypes.IpAddress, n => n.Gateway) { Title = "Gateway", Help = "The default route.", Optional = true };
            var mtu = new RecordField<NodeManagement, int?>("mtu", AnswerTypes.Int(576, 9216, "MTU").OrNone(), n => n.Mtu) { Title = "MTU", Help = "Largest packet, in bytes; the site's when not given.", Optional = true };
            return AnswerTypes.Record(
                "node's management network",
                [nic, address, gateway, mtu],
                v => new NodeManagement(v.Find(nic), v.Find(address), v.Find(gateway), v.Find(mtu)),
                n => n is { Address: { } own, Gateway: { } way } && !own.Network.Contains(way) ? $"The gateway {way} is not in the network {own.Network}; give one that is, or mend the address." : null);
        }
    }

    private static AnswerType<PowerAnswer> PowerType
    {
        get
        {
            var type = new RecordField<PowerAnswer, string>("type", AnswerTypes.Text("a fence agent", 32, "a-z0-9_", "a-z", "ipmilan"), p => p.Type) { Title = "Type", Help = "The fence agent without fence_: ipmilan, redfish, apc, …", Example = "ipmilan" };
            var address = new RecordField<PowerAnswer, string>("address", AnswerTypes.HostNameOrAddress, p => p.Address) { Title = "Address", Help = "Of the management board or power switch." };
            var user = new RecordField<PowerAnswer, string>("user", AnswerTypes.Text("a user name", 64), p => p.User) { Title = "User", Example = "admin" };
            var password = new RecordField<PowerAnswer, SecretReference>("password", AnswerTypes.Secret, p => p.Password) { Title = "Password", Optional = true };
            var options = new RecordField<PowerAnswer, IReadOnlyList<PowerOption>>("options", PowerOptionsType, p => p.Options) { Title = "Options", Help = "Further options of the agent (man fence_TYPE), as lanplus=1.", Default = _ => [], Example = "[lanplus=1]" };
            return AnswerTypes.Record("power management", [type, address, user, password, options], v => new PowerAnswer(v.Get(type), v.Get(address), v.Get(user), v.Find(password), v.Get(options)));
        }
    }

    private static AnswerType<IReadOnlyList<PowerOption>> PowerOptionsType => AnswerTypes.List(
        AnswerTypes.Scalar<PowerOption>("option", "an option of the agent, as lanplus=1", "lanplus=1", PowerOption.Parse, option => $"{option.Name}={option.Value}"),
        unique: new UniqueBy<PowerOption>("", option => option.Name));

    private static AnswerType<SshAnswer> SshType(bool withHostKey)
    {
        var user = new RecordField<SshAnswer, string>("user", UserName, s => s.User) { Title = "User", Help = "root, or one that may use sudo; root when nothing is given.", Optional = true, Essential = true };
        var port = new RecordField<SshAnswer, int?>("port", AnswerTypes.Port.OrNone(), s => s.Port) { Title = "Port", Help = "22 when nothing is given.", Optional = true, Example = "22" };
        var key = new RecordField<SshAnswer, string>("privateKey", AnswerTypes.AbsolutePath, s => s.PrivateKey) { Title = "Private key", Help = "The file of the key to log in with.", Optional = true, Example = "/root/.ssh/id_ed25519", Essential = true };
        var password = new RecordField<SshAnswer, SecretReference>("password", AnswerTypes.Secret, s => s.Password) { Title = "Password", Help = "The password to log in with.", Optional = true, Essential = true };
        var agent = new RecordField<SshAnswer, bool?>("agent", AnswerTypes.Bool.OrNone(), s => s.Agent) { Title = "Agent", Help = "Whether the keys of a running ssh-agent are used.", Optional = true };
        var sudo = new RecordField<SshAnswer, SecretReference>("sudoPassword", AnswerTypes.Secret, s => s.SudoPassword) { Title = "Sudo password", Help = "What sudo asks the user for; not needed when it asks for nothing.", Optional = true };
        var jump = new RecordField<SshAnswer, JumpAnswer>("jump", Jump, s => s.Jump) { Title = "Jump host", Help = "A machine on the way. It is logged in to with the same key or agent, never with the password.", Optional = true };
        var jumpKey = new RecordField<SshAnswer, string>("jumpHostKey", AnswerTypes.Fingerprint, s => s.JumpHostKey) { Title = "Jump host's key", Help = "The fingerprint of the jump host's key.", Optional = true };
        var hostKey = new RecordField<SshAnswer, string>("hostKey", AnswerTypes.Fingerprint, s => s.HostKey) { Title = "Host key", Help = "The fingerprint its host key must have, as ssh-keygen -l prints it.", Optional = true };
        return AnswerTypes.Record<SshAnswer>(
            "SSH login",
            [user, port, key, password, agent, sudo, jump, jumpKey, .. withHostKey ? [hostKey] : Array.Empty<RecordFieldOf<SshAnswer>>()],
            v => new SshAnswer(v.Find(user), v.Find(port), v.Find(key), v.Find(password), v.Find(agent), v.Find(sudo), v.Find(jump), v.Find(jumpKey), withHostKey ? v.Find(hostKey) : null));
    }

    private static AnswerType<T> TypeOf<T>(Question<T> question) => (AnswerType<T>)question.Type;
}
