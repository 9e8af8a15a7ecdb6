using Appliance.Machines.Commands;

namespace Appliance.Cli.Flows;

/// <summary>What can go wrong on a machine, and is told on a screen instead of ending it.</summary>
internal static class ExpectedFailure
{
    public static bool Is(Exception e) =>
        e is CommandLineException or IOException or UnauthorizedAccessException or InvalidDataException or CommandFailedException or CommandTimeoutException or CommandNotFoundException;
}
