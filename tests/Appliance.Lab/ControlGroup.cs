using System.Diagnostics;
using System.Globalization;

namespace Appliance.Lab;

/// <summary>
/// The control group a machine's processes live in: without one of its own, machines started side by side would share
/// their service managers' groups. It is also how all processes of a machine are found, its own and those it left.
/// </summary>
internal sealed class ControlGroup
{
    // The unified hierarchy, or on a hybrid layout the two that systemd uses.
    private static readonly string[] Hierarchies = File.Exists("/sys/fs/cgroup/cgroup.procs")
        ? ["/sys/fs/cgroup"]
        : [.. new[] { "/sys/fs/cgroup/systemd", "/sys/fs/cgroup/unified" }.Where(Directory.Exists)];

    // Becomes a member of the groups it is given, then the program; the log takes what it prints.
    private const string LaunchScript = """
        log=$1; groups=$2; shift 2
        for group in $groups; do echo $$ > "$group/cgroup.procs" || exit 1; done
        exec setsid "$@" </dev/null >>"$log" 2>&1
        """;

    private readonly string name;

    public ControlGroup(string name)
    {
        this.name = name;
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
    }

    /// <summary>The folders in which a process registers itself to become a member.</summary>
    public IEnumerable<string> Folders => Hierarchies.Select(hierarchy => Path.Combine(hierarchy, name));

    /// <summary>What the shell is started with to run a program as a member.</summary>
    public IEnumerable<string> Launch(string log, IEnumerable<string> command) => ["-c", LaunchScript, "sh", log, string.Join(' ', Folders), .. command];

    /// <summary>Kills all members and waits until they are gone: what a power cut does.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => KillAllAsync(name, cancellationToken);

    /// <summary>Kills all members of all groups whose name matches (<c>*</c> and <c>?</c>), and removes the groups.</summary>
    public static async Task KillAllAsync(string pattern, CancellationToken cancellationToken)
    {
        var folders = Hierarchies.SelectMany(hierarchy => Directory.GetDirectories(hierarchy, pattern)).ToList();
        while (folders.SelectMany(Members).ToHashSet() is { Count: > 0 } members)
        {
            foreach (var member in members)
                Kill(member);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        foreach (var folder in folders)
            await HostCommand.RunAsync(["find", folder, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"], cancellationToken: cancellationToken);
    }

    private static List<int> Members(string folder)
    {
        try
        {
            // A process that has just ended may read as 0.
            return [.. Directory.EnumerateFiles(folder, "cgroup.procs", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
                .Where(pid => pid > 0)];
        }
        catch (IOException)
        {
            // A service manager that is shutting down removes groups while they are read.
            return Directory.Exists(folder) ? Members(folder) : [];
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
