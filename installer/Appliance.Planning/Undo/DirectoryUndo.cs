using System.Text.Json.Nodes;
using Appliance.Planning.Runs;

namespace Appliance.Planning.Undo;

/// <summary>Takes a directory away that was made, unless something is in it; puts owner and mode of an older one back.</summary>
public sealed class DirectoryUndo : IUndoAction
{
    private const string ActionKind = "directory";

    public string Kind => ActionKind;

    public static UndoRecord Made(string path) => new(ActionKind, new JsonObject { ["path"] = path });

    /// <summary>Made for one program's files, which go with it whatever is in it.</summary>
    public static UndoRecord MadeWithContent(string path) => new(ActionKind, new JsonObject { ["path"] = path, ["withContent"] = true });

    public static UndoRecord Changed(string path, UnixFileMode mode, int user, int group) =>
        new(ActionKind, new JsonObject { ["path"] = path, ["mode"] = (int)mode, ["user"] = user, ["group"] = group });

    public Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var path = data.Text("path");
        var files = context.Machine.Files;
        if (data["mode"] is not null)
        {
            files.SetOwnership(path, (UnixFileMode)data.Number("mode"), data.Number("user"), data.Number("group"));
        }
        else if (data.Flag("withContent"))
        {
            files.DeleteTree(path);
        }
        else if (!files.DeleteEmptyDirectory(path) && files.Stat(path) is not null && path is not (RunPaths.State or RunPaths.Runs or RunPaths.Logs))
        {
            context.Say($"{path} stays: it is not empty.");
        }

        return Task.CompletedTask;
    }
}
