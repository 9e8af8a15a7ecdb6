namespace Appliance.Machines.Commands;

/// <summary>A command was still running when its time was over; it was ended.</summary>
public sealed class CommandTimeoutException(Command command)
    : Exception($"`{command}` did not end within {command.Timeout.TotalSeconds:0} s and was stopped.");
