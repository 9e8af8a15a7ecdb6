using System.Text;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Output;

/// <summary>The events of a run as JSON lines in its folder, for root alone: who looks on reads them while they are written.</summary>
internal sealed class KeptEvents : IEventSink, IDisposable
{
    private FileStream? _stream;

    /// <summary>Keeps what comes from now on with that run, behind what it said before.</summary>
    public void Open(IMachineFiles files, RunFolder folder)
    {
        Dispose();
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = System.IO.FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            _stream = new FileStream(files.Locate(folder.EventsPath), options);
            // Killed while it wrote, the run left half a line.
            _stream.Write("\n"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
        }
    }

    public void Publish(RunEvent value)
    {
        if (_stream is null)
        {
            return;
        }

        try
        {
            // One write, so that nobody sees half of it for long.
            _stream.Write(Encoding.UTF8.GetBytes(EventJson.Write(value) + "\n"));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A full disk must not fail the run that it is about.
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
