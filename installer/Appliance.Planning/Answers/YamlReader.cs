using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Appliance.Planning.Answers;

/// <summary>
/// Turns YAML into nodes from the parser's events. (YamlDotNet's own node graph gives up at the first duplicate key and
/// quotes it, which may be a secret; here all of them are told, with both positions.)
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 40;
    private const int MostNodes = 50_000;
    private const string MergeKey = "<<";

    private readonly string _text;
    private readonly Parser _parser;
    private readonly Func<Mark, Origin> _at;
    private readonly Action<string, Origin, string, string> _tell;
    private readonly Dictionary<AnchorName, (AnswerNode Node, int Size)> _anchors = [];
    private int _nodes;

    /// <param name="text">The YAML.</param>
    /// <param name="at">Makes an origin of a position.</param>
    /// <param name="tell">Takes errors: code, where, message, remedy.</param>
    public YamlReader(string text, Func<Mark, Origin> at, Action<string, Origin, string, string> tell)
    {
        _text = text;
        _parser = new Parser(new StringReader(text));
        _at = at;
        _tell = tell;
    }

    /// <summary>The one document; null when there is none.</summary>
    /// <exception cref="UnreadableYamlException">The text is not YAML, or YAML that is too deep or too large.</exception>
    public AnswerNode? Read()
    {
        RefuseForbiddenCharacters();
        Next<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            return null;
        }

        Next<DocumentStart>();
        var root = Node(0);
        Next<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _tell(AnswerCodes.SeveralDocuments, _at(second.Start), "a second YAML document begins here (---)", "Put each document in a file of its own; files are merged in order.");
        }

        return root;
    }

    private T Next<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            MoveNext();
        }

        if (_parser.Current is not T current)
        {
            throw NotYaml(_parser.Current!.Start);
        }

        MoveNext();
        return current;
    }

    // YAML 1.2, 5.1: c-printable. The parser takes a NUL for the end of the text, which would hide the rest of it.
    private void RefuseForbiddenCharacters()
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < _text.Length; i++)
        {
            var c = _text[i];
            var half = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]));
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085') || half || c is '\ufffe' or '\uffff')
            {
                throw new UnreadableYamlException(AnswerCodes.Syntax, _at(new Mark(i, line, column)), $"the character U+{(int)c:X4} stands here, which text cannot have in it", "Remove it, and save the file as UTF-8.");
            }

            i += char.IsHighSurrogate(c) ? 1 : 0;
            (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        }
    }

    // The parser's message is dropped: it may quote the text, which may hold a secret.
    private void MoveNext()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException e)
        {
            throw NotYaml(e.Start);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // Some malformed texts bring the parser itself into trouble.
            throw NotYaml(_parser.Current?.End ?? Mark.Empty);
        }
    }

    private UnreadableYamlException NotYaml(Mark mark) => new(AnswerCodes.Syntax, _at(mark), "this is not valid YAML here, or shortly before",
        "Check the indentation, brackets and quotes; values with any of : # [ ] { } , & * ! | > ' \" % @ ` belong in quotes.");

    private AnswerNode Node(int depth)
    {
        var start = _parser.Current!;
        if (depth > DeepestNesting)
        {
            throw new UnreadableYamlException(AnswerCodes.TooLarge, _at(start.Start), $"lists and maps are nested more than {DeepestNesting} deep", "Simplify it.");
        }

        Count(1, start);
        var before = _nodes - 1;
        if (start is AnchorAlias alias)
        {
            return Aliased(alias);
        }

        AnswerNode node = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => throw NotYaml(start.Start),
        };

        var content = (NodeEvent)start;
        if (!content.Tag.IsEmpty)
        {
            _tell(AnswerCodes.Tag, _at(start.Start), "a value that begins with ! is a YAML tag, and answers have no tags", "Put the value in quotes if the ! is part of it.");
        }

        if (!content.Anchor.IsEmpty)
        {
            _anchors[content.Anchor] = (node, _nodes - before);
        }

        return node;
    }

    private AnswerNode Aliased(AnchorAlias alias)
    {
        Next<AnchorAlias>();
        if (_anchors.TryGetValue(alias.Value, out var anchored))
        {
            Count(anchored.Size, alias);
            return anchored.Node;
        }

        _tell(AnswerCodes.UnknownAlias, _at(alias.Start), "a value that begins with * refers to an anchor (&name), and there is none of that name before it", "Put the value in quotes if the * is part of it.");
        return new AnswerScalar("", ScalarForm.Plain, _at(alias.Start));
    }

    private AnswerScalar ReadScalar(Scalar scalar)
    {
        Next<Scalar>();
        return new AnswerScalar(scalar.Value, scalar.Style == ScalarStyle.Plain ? ScalarForm.Plain : ScalarForm.Text, _at(scalar.Start));
    }

    private AnswerList ReadList(int depth)
    {
        var start = Next<SequenceStart>();
        var items = new List<AnswerNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        Next<SequenceEnd>();
        return new AnswerList(items, _at(start.Start));
    }

    private AnswerMap ReadMap(int depth)
    {
        var start = Next<MappingStart>();
        var entries = new List<AnswerEntry>();
        var merged = new List<AnswerMap>();
        while (_parser.Current is not MappingEnd)
        {
            var keyStart = _at(_parser.Current!.Start);
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not AnswerScalar { IsNull: false } name)
            {
                _tell(AnswerCodes.BadKey, keyStart, "a key must be a word", "Write key: value, and put values with special characters in quotes.");
            }
            else if (name is { Text: MergeKey, Form: ScalarForm.Plain } && value is AnswerMap other)
            {
                merged.Add(other);
            }
            else if (entries.Find(e => e.Key == name.Text) is { } first)
            {
                _tell(AnswerCodes.DuplicateKey, keyStart, $"this key was already given in line {first.KeyOrigin.Line}", "Keep one of the two.");
            }
            else
            {
                entries.Add(new AnswerEntry(name.Text, value, keyStart));
            }
        }

        Next<MappingEnd>();
        foreach (var entry in merged.SelectMany(m => m.Entries))
        {
            if (!entries.Exists(e => e.Key == entry.Key))
            {
                entries.Add(entry);
            }
        }

        return new AnswerMap(entries, _at(start.Start));
    }

    private void Count(int more, ParsingEvent at)
    {
        _nodes += more;
        if (_nodes > MostNodes)
        {
            throw new UnreadableYamlException(AnswerCodes.TooLarge, _at(at.Start), $"there are more than {MostNodes} values, counting what aliases repeat", "Simplify it.");
        }
    }
}
