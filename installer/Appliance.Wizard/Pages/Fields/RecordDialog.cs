using Appliance.Planning.Answers;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>
/// A box with the fields of a record. It closes with OK when they are good, and leaves nothing behind otherwise; Esc asks first
/// when that would lose something.
/// </summary>
internal static class RecordDialog
{
    private const int Ok = 0;

    /// <param name="around">What all fields share.</param>
    /// <param name="path">The record; it need not be there yet.</param>
    /// <param name="title">What it is.</param>
    /// <param name="before">What to go back to; what is entered now unless given.</param>
    /// <param name="first">The field to begin at.</param>
    public static void Open(FieldSurroundings around, AnswerPath path, string title, IReadOnlyDictionary<string, AnswerNode>? before = null, string? first = null)
    {
        var interview = around.Interview;
        before ??= interview.Entered;
        var opened = interview.Entered;
        var form = new AnswerForm(around, FormPlan.OfRecord(path));
        var words = around.Words;
        Dialog? dialog = null;
        dialog = new Dialog(title, "", [words["wizard.ok"], words["wizard.cancel"]], around.Wizard.Layers, button =>
        {
            if (button != Ok)
            {
                interview.Restore(before);
            }
            else if (path.Find(interview.Draft.GivenOf(path.Question)) is AnswerMap { Entries.Count: 0 } && path.Parts.Count > 0 && interview.Look(path).Optional)
            {
                AnswerChange.Clear(interview, path);
            }
        })
        {
            Body = form,
            Width = 74,
            MayClose = button => button != Ok || form.TryLeave(),
            MayEscape = () =>
            {
                var loses = !ReferenceEquals(interview.Entered, opened);
                if (loses)
                {
                    AskToDrop(around, dialog!);
                }

                return !loses;
            },
        };
        if (first is not null)
        {
            form.FocusOn(path.At(first));
        }

        around.Wizard.Layers.Push(dialog);
    }

    private static void AskToDrop(FieldSurroundings around, Dialog dialog)
    {
        var words = around.Words;
        around.Wizard.Layers.Push(new Dialog(words["record.drop-title"], words["record.drop-text"], [words["record.keep"], words["record.drop"]], around.Wizard.Layers, button =>
        {
            if (button == 1)
            {
                dialog.Close();
            }
        }));
    }
}
