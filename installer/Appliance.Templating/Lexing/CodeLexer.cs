namespace Appliance.Templating.Lexing;

/// <summary>Reads what stands between <c>{{</c> and <c>}}</c>.</summary>
internal sealed partial class CodeLexer(SourceFile file, List<Token> tokens)
{
    private readonly string text = file.Text;
    private int position;
    private int openBraces;
    private bool spaceBefore;

    /// <summary>Reads one tag from behind its opening; gives the offset behind its closing.</summary>
    public int ReadTag(int open, int inside, out TrimMode rightTrim)
    {
        position = inside;
        openBraces = 0;
        while (true)
        {
            SkipSpace();
            if (position >= text.Length)
                throw UnclosedTag(open);
            if (openBraces == 0 && ReadTagExit(out rightTrim))
                return position;
            if (Current == '#')
                SkipComment();
            else
                ReadToken();
        }
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private char Next => position + 1 < text.Length ? text[position + 1] : '\0';

    private void SkipSpace()
    {
        var start = position;
        while (position < text.Length && char.IsWhiteSpace(text[position]) && text[position] != '\n')
            position++;
        spaceBefore = position > start || position == 0 || char.IsWhiteSpace(text[position - 1]);
    }

    private bool ReadTagExit(out TrimMode trim)
    {
        trim = ExitAt(position);
        if (trim == TrimMode.None && !StartsWith("}}"))
            return false;
        var start = position;
        position += trim == TrimMode.None ? 2 : 3;
        Add(TokenKind.TagExit, start, "");
        return true;
    }

    /// <summary>The trim of a <c>-}}</c> or <c>~}}</c> that stands here, else none.</summary>
    private TrimMode ExitAt(int at) =>
        string.CompareOrdinal(text, at + 1, "}}", 0, 2) != 0 ? TrimMode.None
        : text[at] == '-' ? TrimMode.Greedy
        : text[at] == '~' ? TrimMode.Restricted
        : TrimMode.None;

    private void SkipComment()
    {
        var severalLines = Next == '#';
        position += severalLines ? 2 : 1;
        while (position < text.Length && !StartsWith("}}") && ExitAt(position) == TrimMode.None)
        {
            if (severalLines && StartsWith("##"))
            {
                position += 2;
                return;
            }
            if (!severalLines && Current == '\n')
                return;
            position++;
        }
    }

    private void ReadToken()
    {
        var c = Current;
        if (c is '\n' or ';')
            Add(TokenKind.StatementEnd, position++, c.ToString());
        else if (char.IsAsciiDigit(c))
            ReadNumber();
        else if (c is '"' or '\'')
            ReadString();
        else if (c == '`')
            ReadVerbatimString();
        else if (c == '$' && Next is '"' or '\'')
            ReadInterpolatedString();
        else if (c == '$')
            ReadLocalName();
        else if (IsNameStart(c))
            ReadIdentifier();
        else
            ReadOperator();
    }

    private void ReadIdentifier()
    {
        var start = position;
        SkipName();
        // `empty?` is a member of its own; everywhere else a question mark is an operator.
        if (tokens[^1] is { Kind: TokenKind.Operator, Text: "." or "?." } && StartsWith("?") && text[start..position] == "empty" && Next is not ('.' or '?' or '!'))
            position++;
        Add(TokenKind.Identifier, start, text[start..position]);
    }

    private void ReadLocalName()
    {
        var start = position++;
        if (Current == '$')
            throw At(start, position + 1).Error("`$$`, the block of a `wrap`, is not supported.");
        SkipName();
        Add(TokenKind.LocalName, start, text[(start + 1)..position]);
    }

    private void SkipName()
    {
        while (IsNameStart(Current) || char.IsAsciiDigit(Current))
            position++;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private bool StartsWith(string word) => string.CompareOrdinal(text, position, word, 0, word.Length) == 0;

    private SourceSpan At(int start, int end) => new(file, start, Math.Min(end, text.Length));

    private void Add(TokenKind kind, int start, string value, object? number = null) =>
        tokens.Add(new Token(kind, At(start, Math.Max(position, start + 1)), value, number, spaceBefore));

    private TemplateException UnclosedTag(int open)
    {
        var last = tokens[^1].Kind == TokenKind.TagEnter ? At(open, open + 2) : tokens[^1].Span;
        return last.Error($"The tag opened at line {file.Locate(open).Line} is never closed: `}}}}` is missing.");
    }
}
