namespace Appliance.Machines.Commands;

/// <summary>The program is not installed, or may not be executed.</summary>
public sealed class CommandNotFoundException(string fileName)
    : Exception($"The program `{fileName}` was not found on this machine.");
