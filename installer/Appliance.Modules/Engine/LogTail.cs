namespace Appliance.Modules.Engine;

/// <summary>Follows what is appended to a log file from now on.</summary>
internal sealed class LogTail(string file)
{
    private readonly List<string> _lines = [];
    private long _position = File.Exists(file) ? new FileInfo(file).Length : 0;
    private string _unfinished = "";

    /// <summary>The lines that came since the last look.</summary>
    public IReadOnlyList<string> ReadNew()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Min(_position, stream.Length);
        using var reader = new StreamReader(stream);
        var text = _unfinished + reader.ReadToEnd();
        _position = stream.Length;
        var end = text.LastIndexOf('\n');
        _unfinished = text[(end + 1)..];
        var lines = text[..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _lines.AddRange(lines);
        return lines;
    }

    /// <summary>The last lines that were read, one that has not ended yet among them.</summary>
    public IReadOnlyList<string> Last(int count) => [.. _lines.Append(_unfinished).Where(line => line.Length > 0).TakeLast(count)];
}
