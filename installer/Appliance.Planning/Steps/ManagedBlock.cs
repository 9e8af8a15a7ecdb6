namespace Appliance.Planning.Steps;

/// <summary>A part of a file between two marker lines; the rest of the file belongs to others.</summary>
/// <param name="name">Tells several blocks of one file apart.</param>
/// <param name="comment">How a comment begins in this file.</param>
public sealed class ManagedBlock(string name, string comment = "#")
{
    private string Begin => $"{comment} BEGIN appliance {name} (managed; changes here are overwritten)";

    private string End => $"{comment} END appliance {name}";

    /// <summary>The text with the block replaced, or put in when it is not there yet.</summary>
    /// <param name="block">The block's lines; empty removes the block.</param>
    /// <param name="atStart">Put a new block before everything else, for files where the first match counts.</param>
    /// <exception cref="StepFailedException">A block begins and does not end.</exception>
    public string PutInto(string text, string block, bool atStart)
    {
        var (before, after, found) = Split(text);
        if (block.Length == 0)
        {
            return before + after;
        }

        var part = $"{Begin}\n{block.TrimEnd('\n')}\n{End}\n";
        if (found)
        {
            return before + part + after;
        }

        return atStart ? part + text : WithFinalNewLine(text) + part;
    }

    private (string Before, string After, bool Found) Split(string text)
    {
        var begin = LineAt(text, Begin, 0);
        if (begin < 0)
        {
            return (text, "", false);
        }

        var end = LineAt(text, End, begin);
        if (end < 0)
        {
            throw new StepFailedException(
                $"The line `{Begin}` has no `{End}` after it.",
                "Somebody cut the block in half: put the END line back, or remove the rest of the block, and run the command again.");
        }

        var rest = text.IndexOf('\n', end);
        return (text[..begin], rest < 0 ? "" : text[(rest + 1)..], true);
    }

    private static int LineAt(string text, string line, int from)
    {
        for (var at = text.IndexOf(line, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(line, at + 1, StringComparison.Ordinal))
        {
            var startsLine = at == 0 || text[at - 1] == '\n';
            var endsLine = at + line.Length == text.Length || text[at + line.Length] == '\n';
            if (startsLine && endsLine)
            {
                return at;
            }
        }

        return -1;
    }

    private static string WithFinalNewLine(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
