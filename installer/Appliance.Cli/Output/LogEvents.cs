using System.Globalization;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>
/// Everything a run says, with times, in a file for root alone. What comes before the file is opened is kept and written
/// then: a preview that is declined leaves no log.
/// </summary>
internal sealed class LogEvents : IEventSink, IDisposable
{
    private readonly List<string> _before = [];
    private StreamWriter? _writer;

    /// <summary>Path of the log; null until it is opened.</summary>
    public string? Path { get; private set; }

    /// <summary>Opens the file; nothing happens when one is open already, which a person named.</summary>
    public void Open(IMachineFiles files, string path)
    {
        if (_writer is not null)
        {
            return;
        }

        files.CreateDirectories(System.IO.Path.GetDirectoryName(path)!, Ownership.PrivateDirectory());
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = System.IO.FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        _writer = new StreamWriter(files.Locate(path), options) { AutoFlush = true };
        Path = files.Locate(path);
        foreach (var line in _before)
        {
            Write(line);
        }

        _before.Clear();
    }

    public void Publish(RunEvent value)
    {
        var stamp = value.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var id = value.Id is null ? "" : " " + value.Id;
        var seconds = value.Seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $" ({s:0.000} s)") : "";
        var remedy = value.Remedy is null ? "" : "\nTo do: " + value.Remedy;
        var line = $"{stamp} {value.Level,-7} {value.Kind}{id}: {value.Text}{seconds}{remedy}".Replace("\n", "\n    ", StringComparison.Ordinal);
        if (_writer is null)
        {
            _before.Add(line);
        }
        else
        {
            Write(line);
        }
    }

    public void Dispose() => _writer?.Dispose();

    private void Write(string line)
    {
        try
        {
            _writer!.WriteLine(line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A log on a full disk must not fail the run that it is about; a trial's log goes before its last words.
        }
    }
}
