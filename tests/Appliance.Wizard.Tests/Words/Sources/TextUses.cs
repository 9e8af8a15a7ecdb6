using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Appliance.Wizard.Tests.Words.Sources;

/// <summary>Which of the texts in the sources a person may come to read in the wizard, by where they stand.</summary>
internal static partial class TextUses
{
    // Mistakes in the program; nobody is shown them.
    private static readonly string[] Mistakes =
        ["ArgumentException", "ArgumentOutOfRangeException", "ArgumentNullException", "InvalidOperationException", "NotSupportedException", "KeyNotFoundException", "UnreachableException", "ObjectDisposedException"];

    // What questions say has keys of its own; the rest is for files that are made.
    private static readonly string[] OwnKeys = ["Title", "Help", "DefaultNote", "Example", "OvirtKey"];

    // What others say is looked for, taken apart or run.
    private static readonly string[] Others = ["Contains", "StartsWith", "EndsWith", "IndexOf", "Equals", "Replace", "Split", "Command.Of", "Any"];

    public static bool IsShown(ExpressionSyntax text) => !text.Ancestors().Any(node => node is AttributeSyntax
        || node is ObjectCreationExpressionSyntax made && Mistakes.Contains(made.Type.ToString())
        || node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax } && OwnKeys.Contains(name.Identifier.ValueText)
        || node is InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "JsonObject" } } })
        && text.Parent is not ConstantPatternSyntax && !IsRaw(text) && !IsOfOthers(text) && !IsDescriptionOfCheck(text) && !IsOptionHelp(text);

    /// <summary>Whether it stands between the items of a list.</summary>
    public static bool IsSeparator(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: var called } } list } argument && list.Arguments[0] == argument && called.ToString() == "string.Join";

    public static bool IsSentence(string form, ExpressionSyntax text) =>
        IsLabel(text) ? form.Any(char.IsAsciiLetter) : (Words().IsMatch(form) || Line().IsMatch(form)) && IsLanguage(form);

    /// <summary>Whether it is no statement of some program.</summary>
    public static bool IsLanguage(string form) => !Code().IsMatch(form);

    // Statements and scripts.
    private static bool IsRaw(ExpressionSyntax text) => text.ToString() is var code && (code.StartsWith("\"\"\"", StringComparison.Ordinal) || code.StartsWith("$\"\"\"", StringComparison.Ordinal)) && code.Contains('\n');

    private static bool IsOfOthers(ExpressionSyntax text) => text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } }
        && Others.Any(name => called.ToString() is var way && (way == name || way.EndsWith($".{name}", StringComparison.Ordinal)));

    // It stands on the reference page alone.
    private static bool IsDescriptionOfCheck(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var call } list } argument && list.Arguments.IndexOf(argument) == 2 && TypeOf(call).EndsWith("Check", StringComparison.Ordinal);

    private static bool IsOptionHelp(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Option" } } };

    // A title may be a single word: of a step or check, of a proof, of a line of the summary.
    private static bool IsLabel(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var call } list } argument && list.Arguments.IndexOf(argument) == 1 && TypeOf(call) is var type && (type.EndsWith("Step", StringComparison.Ordinal) || type.EndsWith("Check", StringComparison.Ordinal))
        || text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Speak" } } }
        || text.Parent is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Identifier.ValueText: "Title" } }
        || text.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax } && text.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is { Identifier.ValueText: "Summary" };

    private static string TypeOf(object? call) => call switch
    {
        PrimaryConstructorBaseTypeSyntax { Type: var type } => type.ToString(),
        ObjectCreationExpressionSyntax { Type: var type } => type.ToString(),
        _ => "",
    };

    // Two words, or a word beside a value.
    [GeneratedRegex(@"(^|[ ('""`])([A-Za-z]['A-Za-z\d-]*|\{\d+\})[,;:.?!)']* ([a-z][a-z'-]+|a|[A-Z][a-z]+)\b|[a-z]{2,}[,;:]? [{(']|\{\d+\}'? [a-z]{2,}|\{\d+\}\)?: [A-Za-z]{2,}")]
    private static partial Regex Words();

    // A line of what a step changes.
    [GeneratedRegex(@"^\+[a-z]{3,}")]
    private static partial Regex Line();

    // Statements, options and lines of configuration.
    [GeneratedRegex(@"^(#|//|-- |/[^ ]*$|\[|SELECT |CREATE |ALTER |DROP |GRANT |REVOKE |INSERT |UPDATE |DELETE |SHOW |COMMENT |WITH |SET |add |delete |list |flush |table )")]
    private static partial Regex Code();
}
