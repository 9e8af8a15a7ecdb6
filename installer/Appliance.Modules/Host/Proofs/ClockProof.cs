using Appliance.Machines.Commands;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Proofs;

/// <summary>The clock follows a time server: certificates and logs of several machines need one time.</summary>
internal sealed class ClockProof : IProof
{
    public string Id => "clock-synchronized";

    public string Title => "The clock is synchronized";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var commands = context.Machine.Commands;
        if (context.Site.Get(HostQuestions.TimeServers) is { Count: > 0 } servers)
        {
            var chrony = ChronyPlatform.For(context.Facts.OperatingSystem).Unit;
            if (context.Facts.Hardware.Container is { } container && (await context.Machine.Services.StateAsync(chrony, cancellationToken)).ConditionFailed)
            {
                return ProofResult.Skipped($"This is a container ({container}) that may not set the clock: its host keeps the time.");
            }

            return await FollowsAsync(commands, cancellationToken)
                ? ProofResult.Holds("chrony follows its time servers.")
                : ProofResult.Attention(
                    $"chrony does not follow any of {string.Join(", ", servers)} yet.",
                    "Right after set-up wait a minute and look again with `chronyc sources`; else look whether the servers answer to UDP port 123.");
        }

        return await KernelSaysAsync(commands, cancellationToken) switch
        {
            true => ProofResult.Holds("The clock is synchronized."),
            false => ProofResult.Attention("The clock is not synchronized.", $"Give time servers (time.servers) and run `{context.Site.Mode.SetUp()}`, or mend the time service that is there."),
            null => ProofResult.Skipped("Nothing on this machine can tell."),
        };
    }

    // A chrony that was started a moment ago needs some seconds for its first answers.
    private static async Task<bool> FollowsAsync(ICommandRunner commands, CancellationToken cancellationToken) =>
        commands.Find("chronyc") is not null
        && (await commands.RunAsync(Command.Of("chronyc", "-n", "waitsync", "8", "0", "0", "1").WithTimeout(TimeSpan.FromSeconds(20)), cancellationToken)).Succeeded;

    private static async Task<bool?> KernelSaysAsync(ICommandRunner commands, CancellationToken cancellationToken)
    {
        if (commands.Find("timedatectl") is null)
        {
            return null;
        }

        var result = await commands.RunAsync(Command.Of("timedatectl", "show", "--property=NTPSynchronized", "--value"), cancellationToken);
        return result.Output.Trim() switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
    }
}
