namespace Appliance.Machines.Facts;

/// <summary>Where systemd listens in sshd's stead (socket activation, the rule on newer Ubuntu). See systemd.socket(5).</summary>
internal static class SshSocketUnit
{
    private static readonly string[] Names = ["ssh.socket", "sshd.socket"];

    // In the order systemd takes them: the first unit file found is the one, drop-ins of all folders add to it.
    private static readonly string[] Folders = ["/etc/systemd/system", "/run/systemd/system", "/run/systemd/generator", "/usr/lib/systemd/system", "/lib/systemd/system"];

    /// <summary>Its ports; none when no such socket is enabled.</summary>
    public static IReadOnlyList<int> Ports(FactFiles files) =>
    [
        .. Names.Where(name => files.Exists($"/etc/systemd/system/sockets.target.wants/{name}"))
            .SelectMany(name => Parse(Unit(files, name).Concat(DropIns(files, name)))),
    ];

    internal static IReadOnlyList<int> Parse(IEnumerable<string> lines)
    {
        var ports = new List<int>();
        foreach (var value in lines.Where(line => line.StartsWith("ListenStream=", StringComparison.Ordinal)).Select(line => line["ListenStream=".Length..].Trim()))
        {
            if (value.Length == 0)
            {
                ports.Clear();
            }
            else if ((SshPortReader.Number(value) ?? SshPortReader.PortOf(value)) is { } port)
            {
                ports.Add(port);
            }
        }

        return ports;
    }

    private static IReadOnlyList<string> Unit(FactFiles files, string name) =>
        Folders.Select(folder => files.Lines($"{folder}/{name}")).FirstOrDefault(lines => lines.Count > 0) ?? [];

    // By file name whatever the folder; of two with one name the earlier folder's counts.
    private static IEnumerable<string> DropIns(FactFiles files, string name) =>
        Folders.SelectMany(folder => files.List($"{folder}/{name}.d").Where(file => file.EndsWith(".conf", StringComparison.Ordinal)).Select(file => (File: file, Path: $"{folder}/{name}.d/{file}")))
            .DistinctBy(dropIn => dropIn.File)
            .OrderBy(dropIn => dropIn.File, StringComparer.Ordinal)
            .SelectMany(dropIn => files.Lines(dropIn.Path));
}
