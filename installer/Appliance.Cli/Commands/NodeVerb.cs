using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Commands;

/// <summary>What all verbs share that ask the engine about nodes.</summary>
internal static class NodeVerb
{
    /// <summary>Runs the verb with the engine of this machine, or of the trial under <c>--prefix</c>.</summary>
    /// <exception cref="CommandLineException">The engine does not do it.</exception>
    public static void SetNodeAction(this Command command, OutputOptions output, Func<ParseResult, Session, IEngineNodes, CancellationToken, Task<int>> run)
    {
        var prefix = new Option<string?>("--prefix") { Description = "The trial under this folder.", HelpName = "DIR" };
        command.Options.Add(prefix);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, new SiteInputs { Prefix = Prefix.Read(parsed.GetValue(prefix)) }, cancellationToken);
            return await TellAsync(() => run(parsed, session, new EngineNodes(session.Machine), cancellationToken));
        });
    }

    public static async Task<int> TellAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (NodeCommandException e)
        {
            throw new CommandLineException($"{e.Message}\nTo do: {e.Remedy}", ExitCode.Failed);
        }
    }
}
