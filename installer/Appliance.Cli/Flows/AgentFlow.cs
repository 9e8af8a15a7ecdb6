using System.Runtime.InteropServices;
using Appliance.Cli.Composition;
using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Nodes.Agents;
using Appliance.Nodes.Engines;

namespace Appliance.Cli.Flows;

/// <summary>The agent of this machine, until it is told to stop.</summary>
internal static class AgentFlow
{
    public static async Task<int> RunAsync(TextWriter journal)
    {
        var machine = new LocalMachine(null, []);
        if (!machine.IsRoot)
        {
            throw new CommandLineException("The agent reads the node's key, which is root's: start it by its service, or as root.", ExitCode.Check);
        }

        using var signals = new StopSignals(() => { });
        using var agent = new NodeAgent(new AgentParts
        {
            Machine = machine,
            Facts = LocalFactSource.OfThisHost(),
            Version = Programs.Version,
            Time = TimeProvider.System,
            Say = text => journal.WriteLine(text.ReplaceLineEndings(" ")),
            Notifier = new ServiceNotifier(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")),
            Connect = (endpoint, ca, own) => new EngineClient(endpoint, ca, own, TimeProvider.System),
        });
        using var news = PosixSignalRegistration.Create(AgentSignal.News, signal =>
        {
            // Else the system's own answer follows, and that is the end.
            signal.Cancel = true;
            agent.Wake();
        });
        await agent.RunAsync(signals.Stop);
        return ExitCode.Done;
    }
}
