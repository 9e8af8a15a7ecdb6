using Appliance.Benchmarks;

// Run by `./build.sh --target Bench`, from the top of the repository, after Package.
var appliance = Path.GetFullPath("artifacts/appliance");
var answers = Path.GetFullPath("answers/trial.yaml");
using var trial = new TrialBench(appliance, answers);
IReadOnlyList<Measurement> all = [.. await trial.RunAsync(), await RenderingBench.RunAsync(answers, appliance + "-engine")];
Report.Write(Console.Out, MachineDescription.OfThis(), all);
