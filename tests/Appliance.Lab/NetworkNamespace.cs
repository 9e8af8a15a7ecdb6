namespace Appliance.Lab;

/// <summary>Named network namespaces, as <c>ip netns</c> keeps them.</summary>
internal static class NetworkNamespace
{
    public static string PathOf(string name) => "/run/netns/" + name;

    public static async Task AddAsync(string name, CancellationToken cancellationToken)
    {
        await HostCommand.ReadAsync(cancellationToken, "ip", "netns", "add", name);
        await HostCommand.ReadAsync(cancellationToken, "ip", "-n", name, "link", "set", "lo", "up");
    }

    public static async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(name)))
            await HostCommand.ReadAsync(cancellationToken, "ip", "netns", "del", name);
    }

    public static async Task RemoveAllAsync(string pattern, CancellationToken cancellationToken)
    {
        if (!Directory.Exists("/run/netns"))
            return;
        foreach (var file in Directory.GetFiles("/run/netns", pattern))
            await RemoveAsync(Path.GetFileName(file), cancellationToken);
    }
}
