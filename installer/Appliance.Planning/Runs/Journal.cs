using System.Text;
using System.Text.Json;
using Appliance.Machines.Files;

namespace Appliance.Planning.Runs;

/// <summary>
/// What a run did, one JSON object per line, each on disk before the next thing happens. A line cut off by a power
/// failure is the last one and counts as not written.
/// </summary>
public sealed class Journal(IMachineFiles files, RunFolder folder, TimeProvider time)
{
    public void Write(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry with { Time = time.GetUtcNow() }, JournalJson.Default.JournalEntry);
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = System.IO.FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(files.Locate(folder.JournalPath), options);
        SeekPastLastWholeLine(stream);
        stream.Write([.. line, (byte)'\n']);
        stream.Flush(flushToDisk: true);
    }

    public void Write(JournalEntryKind kind, string? step = null, string? title = null, string? text = null, string? planHash = null, IReadOnlyList<JournalUndo>? undo = null) =>
        Write(new JournalEntry { Time = default, Kind = kind, Step = step, Title = title, Text = text, PlanHash = planHash, Undo = undo });

    public IReadOnlyList<JournalEntry> Read()
    {
        if (files.ReadTextOrNull(folder.JournalPath) is not { } text)
        {
            return [];
        }

        var end = text.LastIndexOf('\n');
        return [.. text[..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private JournalEntry Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{folder.JournalPath} is damaged: {e.Message} in the line beginning {Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(line.Length > 40 ? line[..40] : line))}", e);
        }
    }

    private static void SeekPastLastWholeLine(FileStream stream)
    {
        var position = stream.Length;
        while (position > 0)
        {
            stream.Position = position - 1;
            if (stream.ReadByte() == '\n')
            {
                break;
            }

            position--;
        }

        stream.SetLength(position);
        stream.Position = position;
    }
}
