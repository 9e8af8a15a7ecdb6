using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Planning.Plans;
using Appliance.Planning.Templates;

namespace Appliance.Benchmarks;

/// <summary>Renders every template that one site uses, as often as the plan does.</summary>
internal static class RenderingBench
{
    public static async Task<Measurement> RunAsync(string answers, string engine)
    {
        var inputs = new SiteInputs { AnswerFiles = [answers], Prefix = "/var/tmp/appliance-bench-rendering" };
        using var session = await Session.OpenAsync(new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null, false, false), inputs, json: false, default);
        var site = await session.SiteAsync(prompt: null, needsSecrets: false, default) with { EngineExecutable = engine };
        var recorder = new Recorder(session.Templates);
        await Planner.MakeAsync(session.Steps(site), session.StepContext(null) with { Templates = recorder }, default);
        return await Measurement.OfAsync($"rendering {recorder.Calls.Count} files of one site, in process", 50, () =>
        {
            foreach (var (name, model) in recorder.Calls)
            {
                session.Templates.Render(name, model);
            }

            return Task.CompletedTask;
        });
    }

    private sealed class Recorder(ITemplates inner) : ITemplates
    {
        public List<(string Name, IReadOnlyDictionary<string, object?> Model)> Calls { get; } = [];

        public string Render(string name, IReadOnlyDictionary<string, object?> model)
        {
            Calls.Add((name, model));
            return inner.Render(name, model);
        }
    }
}
