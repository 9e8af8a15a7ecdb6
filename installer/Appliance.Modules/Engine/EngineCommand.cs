using Appliance.Machines;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Engine;

/// <summary>Commands of the installed engine program.</summary>
internal static class EngineCommand
{
    // A command that changes the database waits for it as long as the service would.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="verb">Its words, such as <c>admin set-password</c>.</param>
    public static Command Of(EngineSettings settings, IMachine machine, params IReadOnlyList<string> verb) =>
        As(settings.CommandAccount, machine, verb);

    /// <param name="account">The account to run it as; null for the current one.</param>
    public static Command As(string? account, IMachine machine, IReadOnlyList<string> verb) =>
        new Command(machine.Files.Locate(EnginePaths.Program), [.. verb, "--config", machine.Files.Locate(EnginePaths.Configuration)])
            .As(account)
            .WithTimeout(Patience);
}
