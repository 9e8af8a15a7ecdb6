using Appliance.Benchmarks;
using Appliance.Benchmarks.Nodes;

// Run by `./build.sh --target Bench`, from the top of the repository, after Package.
if (args is ["nodes"])
{
    Environment.SetEnvironmentVariable("APPLIANCE_ARTIFACTS", Path.GetFullPath("artifacts"));
    NodeScaleReport.Write(Console.Out, await NodeScaleBench.RunAsync(Console.Out, CancellationToken.None));
    return;
}

var appliance = Path.GetFullPath("artifacts/appliance");
var answers = Path.GetFullPath("answers/trial.yaml");
using var trial = new TrialBench(appliance, answers);
IReadOnlyList<Measurement> all = [.. await trial.RunAsync(), await RenderingBench.RunAsync(answers, appliance + "-engine")];
Report.Write(Console.Out, MachineDescription.OfThis(), all);
