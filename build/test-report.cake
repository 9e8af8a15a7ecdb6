// Reads the result files (trx) of all test projects. Results are counted, not the counters in the files:
// those leave out tests that were skipped while running.
#nullable enable
using System.Xml.Linq;

public sealed record TestResult(string Name, string Outcome, TimeSpan Duration, string Message);

public sealed class TestReport
{
    private readonly List<TestResult> results;

    private TestReport(List<TestResult> results) => this.results = results;

    public int Passed => results.Count(r => r.Outcome == "Passed");
    public int Skipped => results.Count(r => r.Outcome == "NotExecuted");
    public int Failed => results.Count - Passed - Skipped;
    public string Counts => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    public static TestReport Read(string folder) =>
        new(System.IO.Directory.EnumerateFiles(folder, "*.trx").Order().SelectMany(ReadFile).ToList());

    /// A test project that broke off leaves no result for the test it broke off in.
    public void AddBroken(string project) =>
        results.Add(new(project, "Failed", TimeSpan.Zero, "the test run ended with an error before all tests were done"));

    public IEnumerable<string> Describe()
    {
        yield return "";
        yield return "Slowest:";
        foreach (var result in results.OrderByDescending(r => r.Duration).Take(10))
            yield return $"  {result.Duration.TotalSeconds,7:0.00} s  {result.Name}";

        foreach (var (title, outcome) in new[] { ("Skipped", "NotExecuted"), ("Failed", "Failed") })
        foreach (var reason in results.Where(r => r.Outcome == outcome).GroupBy(r => r.Message))
        {
            yield return $"{title}: {reason.Key}";
            foreach (var result in reason)
                yield return $"  {result.Name}";
        }
    }

    private static IEnumerable<TestResult> ReadFile(string file)
    {
        var root = XDocument.Load(file).Root!;
        var ns = root.Name.Namespace;
        return root.Descendants(ns + "UnitTestResult").Select(result => new TestResult(
            (string)result.Attribute("testName")!,
            (string)result.Attribute("outcome")!,
            TimeSpan.TryParse((string?)result.Attribute("duration"), out var duration) ? duration : TimeSpan.Zero,
            FirstLine((string?)result.Descendants(ns + "Message").FirstOrDefault())));
    }

    private static string FirstLine(string? text) => text?.Trim().Split('\n')[0].TrimEnd() ?? "no reason given";
}
