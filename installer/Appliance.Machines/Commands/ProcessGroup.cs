using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Appliance.Machines.Commands;

/// <summary>Ends a program with all it started. See kill(2), setsid(2).</summary>
internal static partial class ProcessGroup
{
    private const int Terminate = 15;

    private const int Kill = 9;

    // Enough for a package manager or database to leave things in order.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Asks the leader of a session and its whole group to end, and makes them after a while.</summary>
    public static async Task EndAsync(Process leader)
    {
        _ = kill(-leader.Id, Terminate);
        try
        {
            await leader.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // The signal that cannot be ignored follows anyway.
        }

        _ = kill(-leader.Id, Kill);
        // Where it has not become a group of its own (yet), this reaches it.
        leader.Kill(entireProcessTree: true);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int processId, int signal);
}
