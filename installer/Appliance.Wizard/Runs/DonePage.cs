using Appliance.Planning.Proofs;
using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>What was set up, whether it works, and what to do next.</summary>
internal sealed class DonePage(RunPages pages) : WizardPage
{
    // What fits beside the page list at 80 columns.
    private const int Width = 56;

    private const int PairsInLine = 16;

    private readonly ReadView _view = new();
    private string? _savedTo;

    public override string Title => pages.Words["done.title"];

    public override View Body => _view;

    public override PageMark Mark => pages.Proofs switch
    {
        null => PageMark.None,
        { Works: true } => PageMark.Done,
        _ => PageMark.Errors,
    };

    public override bool MayEnter => pages.Proofs is not null;

    public override string? WhyNot => pages.Words["done.why-not"];

    public override bool Holds => pages.IsProving;

    public override IReadOnlyList<KeyHint> Hints => [new("F5", pages.Words["key.try-again"])];

    public override PageHelp Help => new(Title, [new TextLine(pages.Words["done.help"])]);

    public override void Reworded() => Show();

    public override bool MayGoOn() => false;

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(Key.F5))
        {
            return false;
        }

        pages.Prove();
        return true;
    }

    public void Show()
    {
        var words = pages.Words;
        _view.Show(Lines());
        _view.Buttons = pages.Proofs is null || pages.IsProving ? [] :
        [
            new Button(words["done.finish"], pages.Options.Leave),
            .. pages.IsJoining ? Array.Empty<Button>() : [new Button(words["done.save"], AskWhere)],
        ];
    }

    private IEnumerable<TextLine> Lines()
    {
        var words = pages.Words;
        if (pages.Proofs is not { } proofs || pages.IsProving)
        {
            return [new TextLine(words["run.proving"], Role.Muted)];
        }

        return
        [
            new TextLine(words[proofs.Works ? "done.works" : "done.fails"], proofs.Works ? Role.Good : Role.Error),
            new TextLine(""),
            .. proofs.Summary.SelectMany(pair => Pair(words.Sentence(pair.Label), words.Sentence(pair.Value))),
            new TextLine(""),
            new TextLine(words["done.proofs"], Role.Heading),
            .. proofs.Proofs.SelectMany(proof => Proof(proof.Title, proof.Result)),
            new TextLine(""),
            new TextLine(words["done.next"], Role.Heading),
            .. words[pages.IsJoining ? "join.next-text" : "done.next-text"].Split('\n').Select(line => new TextLine(line)),
            .. pages.IsJoining ? Array.Empty<TextLine>() : [Saved()],
        ];
    }

    private static IEnumerable<TextLine> Pair(string label, string value) =>
        CellWidth.Of(label) + CellWidth.Of(value) + 2 <= Width
            ? [new TextLine($"{label}: {value}")]
            : [new TextLine($"{label}:"), .. Lines(value).Select(line => new TextLine("  " + line))];

    // A fingerprint is compared by its pairs, so none is cut in two.
    private static IEnumerable<string> Lines(string value)
    {
        var pairs = value.Split(':');
        return pairs.Length > PairsInLine && pairs.All(pair => pair.Length == 2)
            ? pairs.Chunk(PairsInLine).Select(chunk => string.Join(':', chunk))
            : [value];
    }

    private IEnumerable<TextLine> Proof(string title, ProofResult result)
    {
        var (mark, word, role) = result.Outcome switch
        {
            ProofOutcome.Holds => ("+", "done.holds", Role.Good),
            ProofOutcome.Skipped => ("-", "done.skipped", Role.Muted),
            ProofOutcome.Attention => ("?", "done.attention", Role.Warning),
            _ => ("!", "done.broken", Role.Error),
        };
        yield return new TextLine($"{mark} {pages.Words.With("done.proof", pages.Words.Sentence(title), pages.Words[word], pages.Words.Sentence(result.Seen))}", role == Role.Good ? Role.Text : role);
        if (result.Remedy is { } remedy)
        {
            yield return new TextLine("  " + pages.Words.With("run.to-do", pages.Words.Sentence(remedy)), role);
        }
    }

    private TextLine Saved() => _savedTo is null ? new(pages.Words["done.not-saved"]) : new(pages.Words.With("done.saved", _savedTo), Role.Good);

    private void AskWhere() => SaveDialog.Open(pages.Wizard, pages.Options.Files, _savedTo ?? SaveDialog.Suggest(pages.Options.Home, pages.Interview), pages.Work.AnswersText(), path =>
    {
        _savedTo = path;
        Show();
    });
}
