using Appliance.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Appliance.Wizard.Tests.Words.Sources;

/// <summary>Every sentence in the sources that the wizard or the line dialogue may come to show.</summary>
internal static class SourceTexts
{
    private static readonly string[] Places =
    [
        "Appliance.Planning", "Appliance.Modules", "Appliance.Machines", "Appliance.Pki", "Appliance.Nodes/Engines", "Appliance.Nodes/Facts", "Appliance.Nodes/Joining", "Appliance.Nodes/NodeFiles.cs",
        "Appliance.Cli/Flows/CheckFlow.cs", "Appliance.Cli/Flows/Confirmation.cs", "Appliance.Cli/Flows/JoinEnrolment.cs", "Appliance.Cli/Flows/JoinFlow.cs", "Appliance.Cli/Flows/JoinReports.cs", "Appliance.Cli/Flows/LeaveFlow.cs", "Appliance.Cli/Flows/Locking.cs", "Appliance.Cli/Flows/ProofFlow.cs", "Appliance.Cli/Flows/RunFlow.cs",
        "Appliance.Cli/Flows/RollbackFlow.cs", "Appliance.Cli/Flows/SetupFlow.cs", "Appliance.Cli/Flows/WatchFlow.cs", "Appliance.Cli/Flows/WizardWork.cs", "Appliance.Cli/InvalidAnswers.cs",
        "Appliance.Cli/Output/PlanText.cs", "Appliance.Cli/Output/SummaryText.cs", "Appliance.Cli/Output/TextEvents.cs", "Appliance.Cli/Composition",
    ];

    // What other verbs say, and what is written to files and reference pages.
    private static readonly string[] Elsewhere =
    [
        "Planning/Answers/AnswersReference.cs", "Planning/Answers/AnswersSchema.cs", "Planning/Answers/AnswersTemplate.cs", "Planning/Answers/AnswersWriter.cs",
        "Planning/Checks/ChecksReference.cs", "Modules/Database/Remote/AdministratorSql.cs", "Modules/Firewall/FirewallModels.cs", "Modules/Firewall/FirewallServices.cs",
        "Modules/Node/NodeAnswersText.cs", "Modules/Nodes/EngineNodes.cs", "Modules/Nodes/NodeEnrolment.cs", "Modules/Nodes/NodeSettingsText.cs",
        "Machines/Packages/AptMirror.cs", "Machines/Packages/AptClosure.cs", "Machines/Ssh/", "Pki/ClientCertificateCheck.cs", "Cli/Composition/AnswerKinds.cs",
        "Cli/Composition/TerminalSecretPrompt.cs",
    ];

    public static IReadOnlyList<SourceText> All { get; } = [.. Places.SelectMany(Files).SelectMany(Of)];

    public static IEnumerable<SourceText> Of(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file));
        foreach (var text in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Where(IsText).Select(Whole).Distinct().Where(TextUses.IsShown))
        {
            var place = $"{Path.GetRelativePath(Installer, file)}:{text.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
            // Where one way is a sentence, a word is another way to say it.
            var forms = Forms(text).Select(form => form.Trim()).Where(form => form.Any(char.IsAsciiLetter)).ToList();
            foreach (var form in forms.Exists(form => TextUses.IsSentence(form, text)) ? forms.Where(TextUses.IsLanguage) : [])
            {
                yield return new SourceText(form, place);
            }
        }
    }

    // What stands between the items of a list is a sentence of two items.
    private static IEnumerable<string> Forms(ExpressionSyntax text) =>
        TextUses.IsSeparator(text) ? TextForms.Of(text).Select(between => $"{{0}}{between}{{1}}") : TextForms.Of(text);

    private static string Installer => Path.Combine(Expectation.Repository, "installer");

    private static IEnumerable<string> Files(string place)
    {
        var path = Path.Combine(Installer, place);
        return File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(IsRead).Order(StringComparer.Ordinal);
    }

    private static bool IsRead(string file) => !file.Contains("/obj/", StringComparison.Ordinal) && !Elsewhere.Any(place => file.Contains($"/Appliance.{place}", StringComparison.Ordinal));

    private static bool IsText(ExpressionSyntax node) => node.IsKind(SyntaxKind.StringLiteralExpression) || node is InterpolatedStringExpressionSyntax;

    private static ExpressionSyntax Whole(ExpressionSyntax text)
    {
        while (TextForms.IsPartOf(text))
        {
            text = text.Ancestors().OfType<ExpressionSyntax>().First();
        }

        return text;
    }
}
