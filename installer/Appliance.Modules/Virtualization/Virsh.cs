using Appliance.Machines;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Virtualization;

/// <summary>Asks the libvirt of this machine through virsh(1).</summary>
internal static class Virsh
{
    private const string Program = "virsh";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Of(params IReadOnlyList<string> arguments) =>
        new Command(Program, ["--connect", "qemu:///system", .. arguments]).WithTimeout(Patience);

    public static bool IsHere(IMachine machine) => machine.Commands.Find(Program) is not null;

    /// <summary>Names of all virtual machines; null when there is no libvirt here, or it does not answer.</summary>
    public static Task<IReadOnlyList<string>?> MachinesAsync(IMachine machine, CancellationToken cancellationToken) =>
        LinesAsync(machine, ["list", "--all", "--name"], cancellationToken);

    /// <summary>Whether a network of libvirt's is up, and comes up at boot; null when there is none of that name, no libvirt, or no answer.</summary>
    public static async Task<(bool IsActive, bool StartsAtBoot)?> NetworkAsync(IMachine machine, string name, CancellationToken cancellationToken)
    {
        // Name, State, Autostart, Persistent.
        var table = await LinesAsync(machine, ["net-list", "--all"], cancellationToken) ?? [];
        var row = table.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(row => row[0] == name && row.Length >= 3);
        return row is null ? null : (row[1] == "active", row[2] == "yes");
    }

    private static async Task<IReadOnlyList<string>?> LinesAsync(IMachine machine, IReadOnlyList<string> question, CancellationToken cancellationToken)
    {
        if (!IsHere(machine))
        {
            return null;
        }

        try
        {
            var result = await machine.Commands.RunAsync(Of(question), cancellationToken);
            return result.Succeeded ? result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null;
        }
        catch (CommandTimeoutException)
        {
            return null;
        }
    }
}
