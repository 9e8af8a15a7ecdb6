using System.Text.Json;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// The change under way, if any. Its file is there from before the first change until the engine was reached or the
/// change was taken back; whoever finds it after a crash goes back by it.
/// </summary>
internal static class PendingChange
{
    public const string Path = Folder + "/pending.json";

    private const string Folder = RunPaths.State + "/network";

    public static NetworkBaseline? Read(IMachineFiles files)
    {
        if (files.ReadTextOrNull(Path) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, NetworkBaselineJson.Default.NetworkBaseline);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path} cannot be read: {e.Message}", e);
        }
    }

    // Files of the network may hold keys of wireless networks.
    public static void Write(IMachineFiles files, NetworkBaseline baseline)
    {
        files.CreateDirectories(Folder, Ownership.PrivateDirectory());
        files.Write(Path, JsonSerializer.SerializeToUtf8Bytes(baseline, NetworkBaselineJson.Default.NetworkBaseline), Ownership.Private());
    }

    /// <summary>There is no change under way from now on, also after a power cut.</summary>
    public static void Forget(IMachineFiles files)
    {
        if (!files.Exists(Path))
        {
            return;
        }

        try
        {
            // A deletion alone may be lost with the power; what is written is on the disk.
            files.Write(Path, "null"u8, Ownership.Private());
        }
        catch (IOException)
        {
            // A disk may be full; the deletion needs no room.
        }

        files.DeleteFile(Path);
        files.DeleteEmptyDirectory(Folder);
    }

    /// <summary>Puts a record that cannot be read aside, so that it is no longer in the way of the next change.</summary>
    /// <returns>Where it is now.</returns>
    public static string PutAside(IMachineFiles files)
    {
        const string Damaged = Folder + "/damaged.json";
        try
        {
            files.Write(Damaged, files.Read(Path), Ownership.Private());
        }
        catch (IOException)
        {
            // On a full disk it is lost; it is of no use anyway.
        }

        Forget(files);
        return Damaged;
    }
}
