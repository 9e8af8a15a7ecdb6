using Appliance.Machines;
using Appliance.Machines.Commands;

namespace Appliance.Planning.Steps;

/// <summary>Lets a program use the kernel without touching this machine: in namespaces of its own, root or not (unshare(1)).</summary>
public static class Sandbox
{
    /// <param name="namespaces">Options of unshare(1) such as <c>--net</c>; none for the mere appearance of being root.</param>
    /// <returns>Null when unshare is not installed.</returns>
    public static Command? Wrap(IMachine machine, Command command, params IReadOnlyList<string> namespaces) => machine.Commands.Find("unshare") is null
        ? null
        : new Command("unshare", [.. machine.IsRoot ? Array.Empty<string>() : ["--map-root-user"], .. namespaces, "--", command.FileName, .. command.Arguments]).WithTimeout(command.Timeout);

    /// <summary>Whether the namespaces themselves were denied, so that nothing was learned about the program's input.</summary>
    public static bool WasDenied(CommandResult result) => !result.Succeeded && result.Error.StartsWith("unshare:", StringComparison.Ordinal);
}
