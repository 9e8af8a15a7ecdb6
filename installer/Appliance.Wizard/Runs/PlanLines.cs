using Appliance.Planning.Checks;
using Appliance.Planning.Plans;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>Checks and plan as lines that unfold.</summary>
/// <param name="goTo">Gives what leads to the answer that a finding is about; null when that is not known.</param>
internal sealed class PlanLines(WordCatalogue words, Func<string, Action?> goTo)
{
    private const int HashShown = 10;

    public IReadOnlyList<FoldItem> Of(WorkLook look)
    {
        var items = new List<FoldItem>();
        if (look.Obstacle is { } obstacle)
        {
            items.Add(new FoldItem(new TextLine(words["plan.obstacle"], Role.Error), "", Role.Error, [.. words.Sentence(obstacle).Split('\n').Select(line => new TextLine(line))]) { IsOpen = true });
            items.Add(FoldItem.Blank());
        }

        items.AddRange(Checks(look.Checks));
        if (look.Plan is { } plan)
        {
            items.Add(FoldItem.Blank());
            items.AddRange(Steps(plan));
        }

        return items;
    }

    private IEnumerable<FoldItem> Checks(IReadOnlyList<CheckReport> checks)
    {
        if (checks.Count == 0)
        {
            yield break;
        }

        var seen = checks.Where(check => check.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Warning).OrderByDescending(check => check.Blocks).ToList();
        yield return FoldItem.Heading(words.With("plan.checks", checks.Count(check => check.Blocks), seen.Count(check => !check.Blocks), checks.Count - seen.Count));
        foreach (var check in seen)
        {
            yield return Found(check);
        }

        var good = checks.Except(seen).ToList();
        if (good.Count > 0)
        {
            yield return new FoldItem(new TextLine(words.With("plan.good", good.Count), Role.Good), "", Role.Good, [.. good.Select(Good)]);
        }
    }

    private FoldItem Found(CheckReport report)
    {
        var (check, finding, waiver) = report;
        var (word, role) = (finding.Outcome, waiver) switch
        {
            (CheckOutcome.Failed, null) => (words["plan.failed"], Role.Error),
            (CheckOutcome.Failed, _) => (words["plan.waived"], Role.Warning),
            _ => (words["plan.warning"], Role.Warning),
        };
        var details = new List<TextLine> { new(words.Sentence(finding.Seen)) };
        if (finding.Remedy is { } remedy)
        {
            details.Add(new TextLine(words.With("run.to-do", words.Sentence(remedy))));
        }

        if (waiver is not null)
        {
            details.Add(new TextLine(words.With("plan.waived-because", waiver.Reason), Role.Muted));
        }
        else if (report.Blocks)
        {
            details.Add(new TextLine(check.Waivable ? words.With("plan.may-be-waived", check.Id) : words["plan.not-waivable"], Role.Muted));
        }

        var go = report.Blocks ? goTo($"{finding.Remedy} {finding.Seen}") : null;
        if (go is not null)
        {
            details.Add(new TextLine(words["plan.enter-goes"], Role.Muted));
        }

        return new FoldItem(new TextLine($"{(report.Blocks ? "!" : "?")} {words.Sentence(check.Title)}", role), word, role, details)
        {
            IsOpen = report.Blocks,
            Activated = go,
            Waivable = report.Blocks && check.Waivable ? check.Id : null,
        };
    }

    private TextLine Good(CheckReport report) =>
        new($"{(report.Finding.Outcome == CheckOutcome.Passed ? "+" : "-")} {words.With("plan.good-check", words.Sentence(report.Check.Title), words.Sentence(report.Finding.Seen))}", report.Finding.Outcome == CheckOutcome.Passed ? Role.Text : Role.Muted);

    private IEnumerable<FoldItem> Steps(Plan plan)
    {
        var changes = plan.Changes;
        if (changes.Count == 0)
        {
            yield return FoldItem.Heading(words["plan.nothing"]);
        }
        else
        {
            yield return FoldItem.Heading(words.With("plan.steps", changes.Count, plan.Steps.Count), words.With("plan.hash", plan.Hash[..HashShown]));
        }

        foreach (var (step, inspection) in changes)
        {
            var details = new List<TextLine> { new(words.Sentence(inspection.Change!.Summary)) };
            if (step.Irreversible is { } why)
            {
                details.Add(new TextLine(words.With("plan.irreversible-because", words.Sentence(why)), Role.Warning));
            }

            details.AddRange(inspection.Change.Diff.Select(line => new TextLine(words.DiffLine(inspection.Change, line), line switch
            {
                ['+', ..] => Role.Good,
                ['-', ..] => Role.Error,
                _ => Role.Muted,
            })));
            yield return new FoldItem(new TextLine(words.Sentence(step.Title)), step.Irreversible is null ? "" : words["plan.irreversible"], Role.Warning, details);
        }

        var same = plan.Steps.Where(step => !step.Inspection.IsChange).ToList();
        if (same.Count > 0)
        {
            yield return new FoldItem(new TextLine(words.With("plan.unchanged", same.Count), Role.Muted), "", Role.Muted, [.. same.Select(step => new TextLine($"= {words.Sentence(step.Step.Title)}", Role.Muted))]);
        }

        if (changes.Count > 0)
        {
            yield return new FoldItem(new TextLine(words["plan.whole-hash"], Role.Muted), "", Role.Muted, [new TextLine(plan.Hash)]);
        }
    }
}
