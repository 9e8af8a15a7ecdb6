namespace Appliance.Cli.Flows;

/// <summary>Asking something to end that may have ended already.</summary>
internal static class Cancelling
{
    public static void TryCancel(this CancellationTokenSource? source)
    {
        try
        {
            source?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }
}
