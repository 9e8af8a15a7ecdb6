using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Iptables;

/// <summary>Puts our chain in force and leads packets into it before anything else. Other rules stay.</summary>
/// <param name="rules">The step that writes the rules file.</param>
internal sealed class IptablesChainStep(string id, string title, IptablesFamily family, string rules) : Step(id, title)
{
    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var now = await IptablesChain.ReadAsync(context.Machine, family, cancellationToken);
        var isPending = context.IsPlanning && context.Changed.Contains(rules);
        var wanted = IptablesChain.RulesIn(context.Machine.Files.ReadTextOrNull(family.Rules) ?? "");
        List<string> diff = [];
        if (isPending)
        {
            diff.Add($"+the rules of {family.Rules}");
        }
        else if (now.Rules is null || !now.Rules.SequenceEqual(wanted))
        {
            diff.AddRange([.. (now.Rules ?? []).Except(wanted).Select(rule => "-" + rule), .. wanted.Except(now.Rules ?? []).Select(rule => "+" + rule)]);
            if (diff.Count == 0)
            {
                diff.Add($"+chain {IptablesFamily.Chain} as in {family.Rules}");
            }
        }

        if (!now.IsReached)
        {
            diff.Add("+" + IptablesFamily.Jump);
        }

        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Firewall, $"Load the {family.Program} chain {IptablesFamily.Chain}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        [IptablesUndo.Loaded(family, replaced: (await IptablesChain.ReadAsync(context.Machine, family, cancellationToken)).Rules is not null)];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var commands = context.Machine.Commands;
        (await commands.RunAsync(Command.Of($"{family.Program}-restore", "-w", "--noflush", context.Machine.Files.Locate(family.Rules)), cancellationToken)).OrThrow();
        if (!(await IptablesChain.ReadAsync(context.Machine, family, cancellationToken)).IsReached)
        {
            (await commands.RunAsync(Command.Of(family.Program, "-w", "-I", "INPUT", "1", "-j", IptablesFamily.Chain), cancellationToken)).OrThrow();
        }
    }
}
