using Appliance.Machines;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Firewall.Firewalld;

/// <summary>The program that reads and changes firewalld's configuration: another one while firewalld does not run.</summary>
internal sealed record FirewalldTool(string Program, IReadOnlyList<string> Options)
{
    /// <summary>The configuration in force; firewalld must run.</summary>
    public static FirewalldTool Runtime { get; } = new("firewall-cmd", []);

    /// <summary>The configuration on disk.</summary>
    public static async Task<FirewalldTool> PermanentAsync(IMachine machine, CancellationToken cancellationToken) =>
        await IsRunningAsync(machine, cancellationToken) ? new("firewall-cmd", ["--permanent"]) : Offline(machine.Files.Locate(FirewallPaths.Firewalld));

    /// <summary>The configuration in a folder.</summary>
    public static FirewalldTool Offline(string folder) => new("firewall-offline-cmd", ["--system-config=" + folder]);

    public static async Task<bool> IsRunningAsync(IMachine machine, CancellationToken cancellationToken) =>
        machine.Commands.Find("firewall-cmd") is not null
        && (await machine.Commands.RunAsync(Command.Of("firewall-cmd", "--state"), cancellationToken)).Succeeded;

    /// <summary>
    /// The default zone, and those that have interfaces: a machine may be reached through each of them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ZonesAsync(IMachine machine, CancellationToken cancellationToken)
    {
        var isRunning = await IsRunningAsync(machine, cancellationToken);
        var tool = isRunning ? Runtime : Offline(machine.Files.Locate(FirewallPaths.Firewalld));
        var zones = new SortedSet<string>(StringComparer.Ordinal)
        {
            (await machine.Commands.RunAsync(tool.Of("--get-default-zone"), cancellationToken)).OrThrow().Output.Trim(),
        };
        if (isRunning)
        {
            zones.UnionWith(ActiveZones((await machine.Commands.RunAsync(tool.Of("--get-active-zones"), cancellationToken)).OrThrow().Output));
        }

        return [.. zones];
    }

    public Command Of(params IEnumerable<string> arguments) => new(Program, [.. Options, .. arguments]);

    public Command In(string zone, string argument) => Of("--zone=" + zone, argument);

    /// <summary>The option that takes a part out of a zone; of services the offline program has another idea.</summary>
    public string Removing(string part) => Program == "firewall-offline-cmd" && part.StartsWith("service=", StringComparison.Ordinal)
        ? "--remove-service-from-zone" + part["service".Length..]
        : "--remove-" + part;

    // A zone's name stands alone on its line, newer versions add "(default)"; below it, indented, what is in it.
    internal static IEnumerable<string> ActiveZones(string output)
    {
        string? zone = null;
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsWhiteSpace(line[0]))
            {
                zone = line.Split(' ')[0];
            }
            else if (zone is not null && line.TrimStart().StartsWith("interfaces:", StringComparison.Ordinal))
            {
                yield return zone;
            }
        }
    }
}
