using Appliance.Cli.Composition;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Enrolment;
using Appliance.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Planning.Events;

namespace Appliance.Cli.Flows;

/// <summary>Takes this node out of its engine: undoes what was set up, newest first, and tells the engine what stayed.</summary>
/// <param name="byEngine">Whether the engine asked for it.</param>
internal sealed class LeaveFlow(Session session, bool yes, bool byEngine)
{
    /// <summary>What could not be undone or was kept on purpose, in the words that were said.</summary>
    public IReadOnlyList<string> Stayed { get; private set; } = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var held = Locking.Take(session, "appliance node leave");
        return await RunHeldAsync(new StopTokens(default, cancellationToken));
    }

    /// <summary>The same for whoever has the lock.</summary>
    public async Task<int> RunHeldAsync(StopTokens end)
    {
        if (EngineHere.Find(session.Machine.Files) is { } engine)
        {
            throw new CommandLineException($"{engine} It is no node.\nTo do: `appliance cleanup` removes an engine.", ExitCode.Usage);
        }

        // Undoing takes the certificate away: what the last word is said with is read before.
        var files = new NodeFiles(session.Machine.Files);
        var identity = files.Identity();
        using var client = Connect(files, identity);
        if (byEngine)
        {
            session.Events.Say($"The engine {identity?.Engine} asked this node to leave.");
        }

        var rollback = new RollbackFlow(session, yes);
        var code = await rollback.UndoAllAsync("Undo all that was set up here, and leave the engine? Virtual machines must not run here any more.", end);
        Stayed = rollback.Stayed;
        if (code == ExitCode.Interrupted || identity is null)
        {
            return code;
        }

        var stays = string.Join('\n', Stayed);
        await TellAsync(client, identity, code == ExitCode.Done ? NodePhase.Left : NodePhase.Failed, stays, end.Abort);
        if (code == ExitCode.Done)
        {
            RemoveProgram();
        }

        return code;
    }

    // `node add` copied it here before there was a run that could undo it. Last of all: parts of a program are read from its
    // file when they are first needed.
    private void RemoveProgram()
    {
        try
        {
            session.Machine.Files.DeleteFile(NodePaths.Program);
            session.Machine.Files.DeleteEmptyDirectory(Path.GetDirectoryName(NodePaths.Program)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Events.Warn($"{NodePaths.Program} stays: {e.Message}");
        }
    }

    private async Task TellAsync(EngineClient? client, NodeIdentity identity, NodePhase phase, string stays, CancellationToken cancellationToken)
    {
        const int Tries = 3;
        var problem = "its certificate was missing";
        for (var i = 0; client is not null && i < Tries; i++)
        {
            try
            {
                await client.ReportAsync(new NodeReport { Phase = phase, Text = stays.Length == 0 ? null : stays }, cancellationToken);
                session.Events.Say($"The engine {identity.Engine} knows that {identity.Name} {(phase == NodePhase.Left ? "left" : "could not leave cleanly")}.");
                return;
            }
            catch (EngineRefusedException e)
            {
                problem = e.Message;
                break;
            }
            catch (EngineException e)
            {
                problem = e.Message;
            }
        }

        session.Events.Warn($"The engine could not be told: {problem}", $"On the engine: `appliance node remove {identity.Name}`.");
    }

    private EngineClient? Connect(NodeFiles files, NodeIdentity? identity) =>
        identity is not null && EngineAddress.TryParse(identity.Engine, out var address, out _) && files.Ca() is { } ca && files.Credentials() is { } own
            ? new EngineClient(new EngineEndpoint(address, identity.Addresses), ca, own, session.Time)
            : null;
}
