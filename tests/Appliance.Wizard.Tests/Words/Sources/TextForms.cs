using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Appliance.Wizard.Tests.Words.Sources;

/// <summary>The sentences an expression can come to, with <c>{0}</c> where a value is put in: one for each way its branches go.</summary>
internal static class TextForms
{
    // A hole, as long as the form is not yet written.
    private const char Hole = '\u0001';
    private const int Most = 64;

    public static IEnumerable<string> Of(ExpressionSyntax expression) => Ways(expression).SelectMany(form => form.Split('\n')).Select(Numbered).Distinct();

    /// <summary>Whether what an expression comes to is what its parent comes to, or a part of that.</summary>
    public static bool IsPartOf(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax or SwitchExpressionArmSyntax or InterpolationSyntax { FormatClause: null } => true,
        ConditionalExpressionSyntax conditional => conditional.Condition != expression,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.CoalesceExpression) || binary.IsKind(SyntaxKind.AddExpression),
        _ => false,
    };

    private static IReadOnlyList<string> Ways(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Ways(inner.Expression),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal.Token.ValueText],
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) => [],
        ThrowExpressionSyntax => [],
        InterpolatedStringExpressionSyntax text => text.Contents.Aggregate((IReadOnlyList<string>)[""], (ways, part) => Product(ways, Ways(part))),
        ConditionalExpressionSyntax conditional => [.. Ways(conditional.WhenTrue), .. Ways(conditional.WhenFalse)],
        SwitchExpressionSyntax cases => [.. cases.Arms.SelectMany(arm => Ways(arm.Expression)).Distinct()],
        BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression) => [.. Ways(either.Left), .. Ways(either.Right)],
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Product(Ways(sum.Left), Ways(sum.Right)),
        _ => [Hole.ToString()],
    };

    private static IReadOnlyList<string> Ways(InterpolatedStringContentSyntax part) => part switch
    {
        InterpolatedStringTextSyntax text => [text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)],
        InterpolationSyntax { FormatClause: null } value => Ways(value.Expression),
        _ => [Hole.ToString()],
    };

    private static IReadOnlyList<string> Product(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count * right.Count > Most ? throw new InvalidOperationException("An expression has too many branches to be translated.")
        : [.. left.SelectMany(_ => right, (before, after) => before + after)];

    private static string Numbered(string form)
    {
        var text = new StringBuilder();
        var holes = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] != Hole)
            {
                text.Append(form[i]);
            }
            else if (i == 0 || form[i - 1] != Hole)
            {
                text.Append(CultureInfo.InvariantCulture, $"{{{holes++}}}");
            }
        }

        return text.ToString();
    }
}
