using Appliance.Pki.Inventory;

namespace Appliance.Pki.Register;

/// <summary>
/// Whoever holds it may change index, serial file and revocation list: setup and a running engine sign for the same CA, and
/// a number that both took would be given twice. An exclusive flock(2): the kernel lets go of it when its holder ends.
/// </summary>
public sealed class RegisterLock : IDisposable
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private RegisterLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="folder">The PKI folder, where it really is.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock that is waited by.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lock, to be disposed of; or why it cannot be had.</returns>
    public static async Task<PkiResult<RegisterLock>> TakeAsync(string folder, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, PkiLayout.Lock);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new RegisterLock(Open(path));
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                return PkiFinding.Error(
                    PkiCodes.RegisterLocked,
                    $"The lock of the certificate register, {path}, cannot be opened: {exception.Message}",
                    "Check that the folder is there and who owns the file; running setup again puts both right.");
            }
            catch (IOException) when (time.GetElapsedTime(started) < patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (IOException)
            {
                return PkiFinding.Error(
                    PkiCodes.RegisterLocked,
                    $"Another program has held the certificate register ({path}) for more than {patience.TotalSeconds:0} s.",
                    $"It is the engine or a setup; see who holds it ('lsof {path}') and try again.");
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        UnixCreateMode = PkiLayout.PrivateFile,
    });
}
