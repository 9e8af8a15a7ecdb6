using System.Text.Json.Nodes;
using Appliance.Machines.Files;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>Stops a supervised process; one that ran before runs again once its old files are back.</summary>
/// <param name="patience">How long it may take to end when asked; 10 s when null.</param>
internal sealed class ProcessUndo(TimeSpan? patience = null) : IUndoAction
{
    private const string ActionKind = "process";

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(10);

    public string Kind => ActionKind;

    public static UndoRecord Capture(SupervisedProcess process, bool wasRunning) => new(ActionKind, new JsonObject
    {
        ["name"] = process.Name,
        ["program"] = process.Program,
        ["arguments"] = UndoData.Array(process.Arguments),
        ["wasRunning"] = wasRunning,
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var process = new SupervisedProcess(data.Text("name"), data.Text("program"), data.Texts("arguments"));
        var files = context.Machine.Files;
        if (process.Find(files) is { } running)
        {
            await ProcessTable.StopAsync(running, _patience, TimeProvider.System, cancellationToken);
        }

        files.DeleteFile(process.PidFile);
        if (data.Flag("wasRunning"))
        {
            context.AtEnd("start:" + process.Name, _ =>
            {
                if (process.Find(files) is null && files.Exists(process.Program))
                {
                    files.CreateDirectories(Path.GetDirectoryName(process.PidFile)!, Ownership.PublicExecutable);
                    process.Start(files, context.Machine.Commands);
                }

                return Task.CompletedTask;
            });
        }
    }
}
