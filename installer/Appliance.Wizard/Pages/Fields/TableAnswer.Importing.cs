using Appliance.Planning.Answers;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages.Fields;

internal sealed partial class TableAnswer
{
    private void AskFile()
    {
        var words = Around.Words;
        var place = new TextField();
        var item = new FormItem(words["import.path"], place) { Message = new FieldMessage(words["import.kinds"], Role.Muted) };
        Around.Wizard.Layers.Push(new Dialog(words["import.title"], "", [words["wizard.ok"], words["wizard.cancel"]], Around.Wizard.Layers, button =>
        {
            if (button == 0)
            {
                Take(ReadFile(place.Text.Trim()).Lines!);
            }
        })
        {
            Body = new Form([item]) { Wraps = false },
            MayClose = button =>
            {
                var problem = button == 0 ? ReadFile(place.Text.Trim()).Problem : null;
                item.Message = problem is null ? item.Message : new FieldMessage(problem);
                return problem is null;
            },
        });
    }

    private (IReadOnlyList<RecordLine>? Lines, string? Problem) ReadFile(string file)
    {
        if (file.Length == 0)
        {
            return (null, Around.Words["import.path-needed"]);
        }

        try
        {
            var text = Around.Files.Read(file);
            return RecordLines.IsYaml(file) ? RecordLines.ReadYaml(Interview.Catalogue, Path, System.IO.Path.GetFileName(file), text, Around.Words) : (RecordLines.Read(text), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, Around.Words.With("file.unreadable", Around.Words.Sentence(e.Message)));
        }
    }

    // What is not good by the interview's own rules is taken out again, until the rest is.
    private void Take(IReadOnlyList<RecordLine> lines)
    {
        var refused = lines.Where(line => line.Item is null).Select(line => (line.Number, Why: line.Problem ?? Around.Words["import.not-understood"])).ToList();
        var good = lines.Where(line => line.Item is not null).ToList();
        var (before, had) = (Interview.Entered, _rows.Count);
        var items = (Interview.Look(Path).Value as AnswerList)?.Items ?? [];
        while (good.Count > 0)
        {
            Interview.Set(Id, new AnswerList([.. items, .. good.Select(line => line.Item!)], Origin.Wizard));
            var bad = Interview.ErrorsAt(Id).Select(error => (At: RecordRows.ItemOf(Path, error) - had, Error: error)).Where(at => at.At is >= 0).ToLookup(at => at.At!.Value, at => at.Error);
            if (bad.Count == 0)
            {
                break;
            }

            refused.AddRange(bad.Select(at => (good[at.Key].Number, AnswerTexts.Error(Around.Words, at.First()))));
            good = [.. good.Where((_, index) => !bad.Contains(index))];
        }

        if (good.Count == 0)
        {
            Interview.Restore(before);
        }

        Tell(good.Count, [.. refused.OrderBy(line => line.Number)]);
    }

    private void Tell(int taken, IReadOnlyList<(int Number, string Why)> refused)
    {
        _table.Selected = _rows.Count - 1;
        if (refused.Count == 0)
        {
            Around.Wizard.Say(Around.Words.With("import.taken", taken), Role.Good);
            return;
        }

        var pane = new TextPane { WantedRows = Math.Min(12, 2 * refused.Count) };
        pane.Show(refused.Select(line => new TextLine(Around.Words.With("import.line", line.Number, line.Why))));
        Around.Wizard.Layers.Push(new Dialog(Around.Words["import.result"], Around.Words.With("import.refused", taken, refused.Count), [Around.Words["wizard.ok"]], Around.Wizard.Layers) { Body = pane, Width = 74 });
    }
}
