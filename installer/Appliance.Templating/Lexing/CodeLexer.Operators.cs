namespace Appliance.Templating.Lexing;

internal sealed partial class CodeLexer
{
    // Longest first: the first that fits is taken.
    private static readonly string[] Operators =
    [
        "..<", "//=",
        "..", "//", "==", "!=", "<=", ">=", "&&", "||", "|>", "??", "?!", "?.", "+=", "-=", "*=", "/=", "%=", "++", "--", "<<", ">>",
        "+", "-", "*", "/", "%", "<", ">", "!", "=", "|", "?", ":", ",", ".", "(", ")", "[", "]", "{", "}", "@", "^",
    ];

    private static readonly string[] Unsupported = ["++", "--", "<<", ">>", "^"];

    private void ReadOperator()
    {
        var start = position;
        var op = Array.Find(Operators, StartsWith)
            ?? throw At(start, start + 1).Error($"Unexpected character `{Current}`.");
        position += op.Length;
        if (Array.IndexOf(Unsupported, op) >= 0)
            throw At(start, position).Error($"The operator `{op}` is not supported.");
        if (op == "{")
            openBraces++;
        if (op == "}" && --openBraces < 0)
            throw At(start, position).Error("Unexpected `}`: no `{` is open.");
        Add(TokenKind.Operator, start, op == "|>" ? "|" : op);
    }
}
