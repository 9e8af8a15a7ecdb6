namespace Appliance.Templating.Lexing;

/// <summary>Splits a template into text, tags and escape blocks, and tags into tokens.</summary>
internal sealed class TemplateLexer
{
    private readonly SourceFile file;
    private readonly List<Token> tokens = [];
    private readonly CodeLexer code;

    private TemplateLexer(SourceFile file)
    {
        this.file = file;
        code = new CodeLexer(file, tokens);
    }

    public static IReadOnlyList<Token> Tokenize(SourceFile file)
    {
        var lexer = new TemplateLexer(file);
        lexer.Run();
        return lexer.tokens;
    }

    private void Run()
    {
        var text = file.Text;
        var position = 0;
        var trim = TrimMode.None;
        while (true)
        {
            var open = FindOpening(position, out var percents);
            if (open < 0)
                break;
            var inside = open + 2 + percents;
            var leftTrim = ReadTrim(inside);
            if (leftTrim != TrimMode.None)
                inside++;

            var printedStart = TextTrim.AfterTag(text, position, open, trim);
            AddText(printedStart, TextTrim.BeforeTag(text, printedStart, open, leftTrim));
            var indent = leftTrim == TrimMode.None ? TextTrim.Indent(text, position, printedStart, open) : "";

            if (percents > 0)
            {
                position = ReadEscapeBlock(open, inside, percents, indent, out trim);
                continue;
            }
            tokens.Add(new Token(TokenKind.TagEnter, new SourceSpan(file, open, inside), indent, null, false));
            position = code.ReadTag(open, inside, out trim);
        }

        AddText(TextTrim.AfterTag(text, position, text.Length, trim), text.Length);
        tokens.Add(new Token(TokenKind.EndOfFile, new SourceSpan(file, text.Length, text.Length), "", null, true));
    }

    /// <summary>The next <c>{{</c> or <c>{%{</c> (with any number of percent signs), or -1.</summary>
    private int FindOpening(int from, out int percents)
    {
        var text = file.Text;
        for (var i = text.IndexOf('{', from); i >= 0 && i + 1 < text.Length; i = text.IndexOf('{', i + 1))
        {
            percents = 0;
            while (i + 1 + percents < text.Length && text[i + 1 + percents] == '%')
                percents++;
            if (i + 1 + percents < text.Length && text[i + 1 + percents] == '{')
                return i;
        }
        percents = 0;
        return -1;
    }

    private TrimMode ReadTrim(int position) => position >= file.Text.Length ? TrimMode.None : file.Text[position] switch
    {
        '-' => TrimMode.Greedy,
        '~' => TrimMode.Restricted,
        _ => TrimMode.None,
    };

    private int ReadEscapeBlock(int open, int inside, int percents, string indent, out TrimMode trim)
    {
        var closing = "}" + new string('%', percents) + "}";
        var span = new SourceSpan(file, open, inside);
        var end = file.Text.IndexOf(closing, inside, StringComparison.Ordinal);
        if (end < 0)
            throw span.Error($"The escape block is never closed: `{closing}` is missing.");

        trim = end > inside ? ReadTrim(end - 1) : TrimMode.None;
        var contentEnd = trim == TrimMode.None ? end : end - 1;
        if (indent.Length > 0 && file.Text.AsSpan(inside, contentEnd - inside).Contains('\n'))
            throw span.Error("An indented escape block of several lines is not supported: begin it with `{%{~`, or at the start of the line.");
        AddText(inside, contentEnd);
        return end + closing.Length;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
            tokens.Add(new Token(TokenKind.Text, new SourceSpan(file, start, end), file.Text[start..end], null, false));
    }
}
