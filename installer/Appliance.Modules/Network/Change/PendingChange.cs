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

    public static void Forget(IMachineFiles files) => files.DeleteFile(Path);
}
