using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Nftables;

/// <summary>Puts our table in force, in one transaction. Looks at the kernel's rules, not at who loaded them.</summary>
/// <param name="openings">What must be open; a template of the site's own may open more.</param>
/// <param name="rules">The step that writes the rules file.</param>
internal sealed class NftablesTableStep(string id, string title, IReadOnlyList<Opening> openings, string rules) : Step(id, title)
{
    private readonly LoadedFiles _loaded = new("nftables-appliance", [FirewallPaths.NftablesRules]);

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var now = await NftablesTable.ReadAsync(context.Machine, cancellationToken);
        var diff = openings.Select(opening => opening.ToString()).Where(opening => now?.Openings.Contains(opening) != true).Select(opening => "+open " + opening).ToList();
        var files = context.Machine.Files;
        if ((context.IsPlanning && context.Changed.Contains(rules)) || !_loaded.AreCurrent(files) || now?.Closes != Closes(files))
        {
            diff.Add($"+the rules of {FirewallPaths.NftablesRules}");
        }

        return diff.Count == 0
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Firewall, $"{(now is null ? "Load" : "Replace")} the nftables table inet appliance", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
    [
        FileUndo.Capture(context, _loaded.Path),
        NftablesUndo.Loaded(replaced: await NftablesTable.ReadAsync(context.Machine, cancellationToken) is not null),
    ];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        (await context.Machine.Commands.RunAsync(Command.Of("nft", "-f", files.Locate(FirewallPaths.NftablesRules)), cancellationToken)).OrThrow();
        _loaded.Remember(files);
    }

    private static bool Closes(IMachineFiles files) =>
        files.ReadTextOrNull(FirewallPaths.NftablesRules)?.Contains("policy drop;", StringComparison.Ordinal) == true;
}
