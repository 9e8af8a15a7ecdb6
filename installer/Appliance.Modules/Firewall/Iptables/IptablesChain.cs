using Appliance.Machines;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Firewall.Iptables;

/// <summary>Our chain as the kernel has it, in the words of <c>iptables -S</c>.</summary>
/// <param name="Rules">Its rules in order; null when there is no such chain.</param>
/// <param name="IsReached">Whether packets are led into it.</param>
internal sealed record IptablesChain(IReadOnlyList<string>? Rules, bool IsReached)
{
    public static async Task<IptablesChain> ReadAsync(IMachine machine, IptablesFamily family, CancellationToken cancellationToken)
    {
        if (machine.Commands.Find(family.Program) is null)
        {
            return new IptablesChain(null, false);
        }

        var rules = await machine.Commands.RunAsync(Command.Of(family.Program, "-w", "-S", IptablesFamily.Chain), cancellationToken);
        var input = await machine.Commands.RunAsync(Command.Of(family.Program, "-w", "-S", "INPUT"), cancellationToken);
        return new IptablesChain(rules.Succeeded ? RulesIn(rules.Output) : null, input.OrThrow().Output.Split('\n').Contains(IptablesFamily.Jump));
    }

    /// <summary>The rules in what a file or the kernel says.</summary>
    public static IReadOnlyList<string> RulesIn(string text) =>
    [
        .. text.Split('\n')
            .Where(line => line.StartsWith($"-A {IptablesFamily.Chain} ", StringComparison.Ordinal))
            // Without /etc/protocols iptables prints its own name for it.
            .Select(line => line.Replace(" -p icmpv6 ", " -p ipv6-icmp ", StringComparison.Ordinal)),
    ];
}
