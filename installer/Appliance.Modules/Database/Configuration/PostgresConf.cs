using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;

namespace Appliance.Modules.Database.Configuration;

/// <summary>
/// What a cluster's files say without our own drop-in: postgresql.conf with its includes, then postgresql.auto.conf. Read
/// from the files, not asked of the server, so that it can be known while the server is down. The grammar is that of the
/// PostgreSQL manual, "Setting Parameters via the Configuration File".
/// </summary>
internal sealed class PostgresConf
{
    private const int DeepestInclude = 10;

    private readonly Dictionary<string, ConfSetting> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly IMachineFiles _files;
    private readonly string _leaveOut;

    private PostgresConf(IMachineFiles files, string leaveOut)
    {
        _files = files;
        _leaveOut = leaveOut;
    }

    /// <summary>Null when the cluster has no configuration yet.</summary>
    public static PostgresConf? Read(IMachineFiles files, PostgresCluster cluster)
    {
        if (!files.Exists(cluster.MainFile))
        {
            return null;
        }

        var conf = new PostgresConf(files, cluster.DropIn);
        conf.ReadFile(cluster.MainFile, 0);
        var automatic = (conf.Find("data_directory") ?? cluster.DataDirectory) + "/postgresql.auto.conf";
        conf.ReadFile(automatic, 0);
        return conf;
    }

    /// <summary>Whether a text of postgresql.conf leads to the files of <see cref="PostgresCluster.DropInDirectory"/>.</summary>
    public static bool Includes(string text, PostgresCluster cluster) => text.Split('\n').Select(ConfLine.Parse).OfType<(string Name, string Value)>()
        .Any(line => line.Name.Equals("include_dir", StringComparison.OrdinalIgnoreCase) && Below(cluster.MainFile, line.Value) == cluster.DropInDirectory);

    /// <summary>The value that counts; null when no file sets it.</summary>
    public string? Find(string name) => _settings.TryGetValue(name, out var setting) ? setting.Value : null;

    /// <summary>The file whose value counts.</summary>
    public string? FileOf(string name) => _settings.TryGetValue(name, out var setting) ? setting.File : null;

    private void ReadFile(string path, int depth)
    {
        if (path == _leaveOut || depth > DeepestInclude || _files.ReadTextOrNull(path) is not { } text)
        {
            return;
        }

        foreach (var (name, value) in text.Split('\n').Select(ConfLine.Parse).OfType<(string, string)>())
        {
            switch (name.ToLowerInvariant())
            {
                case "include" or "include_if_exists":
                    ReadFile(Below(path, value), depth + 1);
                    break;
                case "include_dir":
                    ReadDirectory(Below(path, value), depth + 1);
                    break;
                default:
                    _settings[name] = new ConfSetting(value, path);
                    break;
            }
        }
    }

    private void ReadDirectory(string directory, int depth)
    {
        foreach (var file in _files.List(directory).Where(name => name.EndsWith(".conf", StringComparison.Ordinal) && !name.StartsWith('.')))
        {
            ReadFile($"{directory}/{file}", depth);
        }
    }

    private static string Below(string file, string path) => path.StartsWith('/') ? path.TrimEnd('/') : $"{Path.GetDirectoryName(file)}/{path.TrimEnd('/')}";

    private sealed record ConfSetting(string Value, string File);
}
