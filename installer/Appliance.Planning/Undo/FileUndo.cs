using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Planning.Undo;

/// <summary>Puts a file back as it was: content, owner, mode, time; or takes it away when there was none.</summary>
public sealed class FileUndo : IUndoAction
{
    private const string ActionKind = "file";

    public string Kind => ActionKind;

    /// <summary>What is needed to put the file back.</summary>
    /// <param name="wrote">SHA-256 of what is about to be written, so that a later edit by hand is noticed.</param>
    public static UndoRecord Capture(StepContext context, string path, byte[]? wrote = null)
    {
        var data = new JsonObject { ["path"] = path };
        if (wrote is not null)
        {
            data["wrote"] = Hash(wrote);
        }

        switch (context.Machine.Files.Stat(path))
        {
            case { Kind: FileKind.File } file:
                data["original"] = context.Folder.Keep(path);
                data["mode"] = (int)file.Mode;
                data["user"] = file.UserId;
                data["group"] = file.GroupId;
                data["written"] = File.GetLastWriteTimeUtc(context.Machine.Files.Locate(path)).ToString("O", CultureInfo.InvariantCulture);
                break;
            case { Kind: FileKind.SymbolicLink } link:
                data["link"] = link.LinkTarget;
                break;
            case { Kind: FileKind.Directory or FileKind.Other }:
                throw new StepFailedException($"{path} is not a file, but a file must be written there.", $"Move {path} out of the way and run the command again.");
        }

        return new UndoRecord(ActionKind, data);
    }

    /// <summary>What is needed to give a file its owner and mode back, when its content stays: no copy of it is kept.</summary>
    public static UndoRecord CaptureOwnership(string path, FileEntry now) => new(ActionKind, new JsonObject
    {
        ["path"] = path,
        ["contentStays"] = true,
        ["mode"] = (int)now.Mode,
        ["user"] = now.UserId,
        ["group"] = now.GroupId,
    });

    public Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var path = data.Text("path");
        var files = context.Machine.Files;
        if (data.Flag("contentStays"))
        {
            if (files.Stat(path) is { Kind: FileKind.File })
            {
                files.SetOwnership(path, (UnixFileMode)data.Number("mode"), data.Number("user"), data.Number("group"));
            }

            return Task.CompletedTask;
        }

        KeepForeignEdit(context, data, path);
        if (data["original"] is not null)
        {
            files.Write(path, context.Run.Original(data.Text("original")), new Ownership((UnixFileMode)data.Number("mode")));
            files.SetOwnership(path, (UnixFileMode)data.Number("mode"), data.Number("user"), data.Number("group"));
            if (data["written"] is not null)
            {
                // What a service has loaded is told by it, and undoing lets it load the old files again.
                File.SetLastWriteTimeUtc(files.Locate(path), DateTime.Parse(data.Text("written"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
            }
        }
        else
        {
            files.DeleteFile(path);
            if (data["link"] is not null)
            {
                files.CreateLink(path, data.Text("link"));
            }
        }

        return Task.CompletedTask;
    }

    private static void KeepForeignEdit(UndoContext context, JsonObject data, string path)
    {
        if (data["wrote"] is null || context.Machine.Files.Stat(path) is not { Kind: FileKind.File })
        {
            return;
        }

        var now = context.Machine.Files.Read(path);
        var hash = Hash(now);
        var isOriginal = data["original"] is not null && hash == Hash(context.Run.Original(data.Text("original")));
        if (hash != data.Text("wrote") && !isOriginal)
        {
            context.Say($"{path} was edited since; that version is kept as {context.Run.Path}/originals/{context.Run.Keep(now)}.");
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
