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

    /// <summary>Names that a listing gives; null when there is no libvirt here, or it does not answer.</summary>
    public static async Task<IReadOnlyList<string>?> NamesAsync(IMachine machine, CancellationToken cancellationToken, params string[] listing)
    {
        if (machine.Commands.Find(Program) is null)
        {
            return null;
        }

        try
        {
            var result = await machine.Commands.RunAsync(Of([.. listing, "--name"]), cancellationToken);
            return result.Succeeded ? result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null;
        }
        catch (CommandTimeoutException)
        {
            return null;
        }
    }
}
