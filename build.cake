#load "build/requirements.cake"
#load "build/test-report.cake"

var target = Argument("target", "Test");
var artifacts = MakeAbsolute(Directory("artifacts"));
var lastLine = artifacts.CombineWithFilePath("last-line.txt");
var trialPrefix = MakeAbsolute(Directory(Argument("prefix", "artifacts/trial")));
var appliance = artifacts.CombineWithFilePath("appliance");

const string Solution = "Appliance.sln";
const long LargestExecutable = 40_000_000;

Task("Build")
    .Description("Compiles everything; warnings are errors.")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = "Release" }));

Task("Package")
    .Description("Publishes artifacts/appliance and artifacts/appliance-engine, each one file that needs no runtime.")
    .Does(() =>
    {
        Publish("installer/Appliance.Cli", "appliance");
        Publish("installer/Appliance.Engine", "appliance-engine");

        var size = new System.IO.FileInfo(appliance.FullPath).Length;
        if (size >= LargestExecutable)
            throw new CakeException($"artifacts/appliance is {size / 1e6:0.0} MB; it must stay below {LargestExecutable / 1e6:0} MB.");
    });

Task("Requirements")
    .Description("As root on Debian: installs what the tests on real machines need. Otherwise: says what is missing.")
    .Does(() => EnsureRequirements(requirements.Select(r => r.Package).ToArray(), "Tests that need them are skipped."));

Task("Trial-Requirements")
    .Description("The same for a trial.")
    .Does(() => EnsureRequirements(trialRequirements, "A trial needs PostgreSQL; its rules are not checked without nftables."));

Task("Test")
    .Description("Runs all tests against the packaged executables. --filter EXPRESSION runs some of them, --long also those that take long.")
    .IsDependentOn("Requirements")
    .IsDependentOn("Build")
    .IsDependentOn("Package")
    .Does(() =>
    {
        var results = artifacts.Combine("test-results");
        CleanDirectory(results);

        // Those that tell most within a minute first.
        var projects = new[] { "Appliance.Screens.Tests", "Appliance.Wizard.Tests", "Appliance.Tests", "Appliance.LabTests" };
        var broken = projects.Where(project => !RunTests(project, results)).ToList();

        var report = TestReport.Read(results.FullPath);
        if (report.Failed == 0)
            broken.ForEach(report.AddBroken);
        foreach (var line in report.Describe())
            Information("{0}", line);
        System.IO.File.WriteAllText(lastLine.FullPath, report.Counts + "\n");

        if (report.Failed > 0)
            throw new CakeException("Tests failed.");
        if (report.Passed == 0)
            throw new CakeException("No test passed, so none can have run.");
    });

Task("Trial")
    .Description("Sets up a whole appliance under --prefix DIR (artifacts/trial), without root and without touching the host.")
    .IsDependentOn("Trial-Requirements")
    .IsDependentOn("Package")
    .Does(() =>
    {
        RunAppliance(new(), "setup", "--prefix", trialPrefix.FullPath, "--answers", "answers/trial.yaml", "--yes");
        var status = RunAppliance(new() { RedirectStandardOutput = true }, "status", "--prefix", trialPrefix.FullPath);
        var address = status.Select(line => System.Text.RegularExpressions.Regex.Match(line, @"^\s*Engine\s*: (https://\S+)"))
            .FirstOrDefault(match => match.Success)
            ?? throw new CakeException("appliance status names no address.");
        System.IO.File.WriteAllText(lastLine.FullPath, address.Groups[1].Value + "\n");
    });

Task("Format")
    .Description("Fails when a file is not formatted; --fix formats it.")
    .Does(() => DotNetFormat(Solution, new DotNetFormatSettings { VerifyNoChanges = !HasArgument("fix") }));

Task("Bench")
    .Description("Runs the benchmarks on the packaged executables.")
    .IsDependentOn("Package")
    .Does(() => DotNetRun("tests/Appliance.Benchmarks", new DotNetRunSettings { Configuration = "Release" }));

Task("Bench-Nodes")
    .Description("As root on Debian: enrols 1, 10 and 50 machines, beside a playbook that does the same.")
    .IsDependentOn("Requirements")
    .IsDependentOn("Package")
    .Does(() => DotNetRun("tests/Appliance.Benchmarks", "nodes", new DotNetRunSettings { Configuration = "Release" }));

RunTarget(target);

void Publish(string project, string executable)
{
    var output = artifacts.Combine("publish").Combine(executable);
    CleanDirectory(output);
    DotNetPublish(project, new DotNetPublishSettings
    {
        Configuration = "Release",
        Runtime = "linux-x64",
        SelfContained = true,
        OutputDirectory = output,
    });
    CopyFile(output.CombineWithFilePath(executable), artifacts.CombineWithFilePath(executable));
}

bool RunTests(string project, DirectoryPath results)
{
    // What a shell runs in the background ignores Ctrl-C, and so would every program that a test starts.
    var arguments = new ProcessArgumentBuilder()
        .Append("--default-signal=INT").Append("dotnet")
        .Append("test").Append($"tests/{project}").Append("--configuration").Append("Release").Append("--no-build")
        .Append("--logger").AppendQuoted($"trx;LogFileName={project}.trx")
        .Append("--results-directory").AppendQuoted(results.FullPath)
        .Append("--blame-hang-timeout").Append("15m").Append("--blame-hang-dump-type").Append("none");
    if (HasArgument("filter"))
        arguments.Append("--filter").AppendQuoted(Argument<string>("filter"));

    return 0 == StartProcess("env", new ProcessSettings
    {
        Arguments = arguments,
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["APPLIANCE_ARTIFACTS"] = artifacts.FullPath,
            ["APPLIANCE_LAB_LONG"] = HasArgument("long") ? "1" : "0",
        },
    });
}

string[] RunAppliance(ProcessSettings settings, params string[] arguments)
{
    settings.Arguments = new ProcessArgumentBuilder();
    foreach (var argument in arguments)
        settings.Arguments.AppendQuoted(argument);

    using var process = StartAndReturnProcess(appliance, settings);
    process.WaitForExit();
    var output = settings.RedirectStandardOutput ? process.GetStandardOutput().ToArray() : [];
    foreach (var line in output)
        Information("{0}", line);
    if (process.GetExitCode() != 0)
        throw new CakeException($"appliance {arguments[0]} ended with exit code {process.GetExitCode()}.");
    return output;
}
