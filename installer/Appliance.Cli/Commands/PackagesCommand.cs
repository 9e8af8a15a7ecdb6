using System.CommandLine;
using System.Globalization;
using Appliance.Machines.Packages;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance packages</c>: what a site needs from the distribution, for machines without a network.</summary>
internal static class PackagesCommand
{
    // Stand-ins for the answers that have no default: which packages are needed does not depend on them.
    private static readonly string[] AnyAnswers = ["engine.fqdn=engine.example.org", "engine.adminPassword={ prompt: true }", "time.servers=[192.0.2.1]"];

    public static Command Create(OutputOptions output)
    {
        var command = new Command("packages", "The distribution's packages that a site needs.");
        command.Subcommands.Add(Mirror(output));
        return command;
    }

    private static Command Mirror(OutputOptions output)
    {
        var command = new Command("mirror", "Download all packages a site needs into a folder that --package-source can use.");
        var folder = new Argument<string>("DIR") { Description = "The folder; what is there already is kept." };
        var site = new SiteOptions();
        var more = new Option<string[]>("--package") { Description = "One more package; may be repeated.", HelpName = "NAME", DefaultValueFactory = _ => [] };
        command.Arguments.Add(folder);
        site.AddTo(command);
        command.Options.Add(more);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var inputs = site.Read(parsed);
            inputs = inputs.AnswerFiles.Count > 0 ? inputs : inputs with { Sets = [.. AnyAnswers, .. inputs.Sets] };
            using var session = await output.OpenAsync(parsed, inputs, cancellationToken);
            var context = await session.SiteAsync(prompt: null, needsSecrets: false, cancellationToken);
            var names = session.Steps(context).OfType<IPackageStep>().SelectMany(step => step.Names).Concat(parsed.GetRequiredValue(more)).Distinct(StringComparer.Ordinal).ToList();
            var say = output.IsJson(parsed) ? session.Terminal.Error : session.Terminal.Out;
            try
            {
                var report = await new AptMirror(session.Machine.Commands, session.Time).MakeAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), names, say.WriteLine, cancellationToken);
                say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Packages} packages, {report.Bytes / 1e6:0} MB, {report.Downloaded} downloaded now. Use it with --package-source {parsed.GetRequiredValue(folder)}."));
                return ExitCode.Done;
            }
            catch (PackageSourceException e)
            {
                throw new CommandLineException(e.Message, ExitCode.Failed);
            }
        });
        return command;
    }
}
