using System.Globalization;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class UnfinishedRunCheck() : Check(
    "unfinished-run",
    "No run was left unfinished",
    "A run that failed or was cut off leaves part of its work behind. Nothing is lost: the same command inspects what is there and goes on; on an engine `appliance setup --rollback` undoes it, on a node `appliance node leave`.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (context.Unfinished is not { } run)
        {
            return Task.FromResult(CheckFinding.Passed("No run was left unfinished."));
        }

        var since = run.Started?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "an unknown time";
        var mode = context.Site.Mode;
        var steps = run.StepsDone == 1 ? "1 step" : $"{run.StepsDone} steps";
        var failure = run.Failure is { } failed ? $" It failed at {failed.Step}: {failed.Text}" : "";
        return Task.FromResult(CheckFinding.Warning(
            $"The run {run.Id}, begun {since}, was not finished; {steps} were done.{failure}",
            $"Run `{mode.SetUp()}`: it goes on from there. `{mode.Undo()}` undoes that run instead."));
    }
}
