using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages.Fields;

namespace Appliance.Wizard.Pages;

/// <summary>Takes answers that are in a text, and tells what is wrong with them by file and line.</summary>
internal sealed class AnswerLoading(FieldSurroundings around)
{
    // What is suggested was entered by nobody.
    private readonly IReadOnlyDictionary<string, AnswerNode> _suggested = around.Interview.Entered;
    private string? _taken;

    /// <summary>As <see cref="Take(string, Func{string})"/>, with what was kept of an interview that was left.</summary>
    public bool Resume(string name, string kept) => Take(name, () => kept, around.Interview.Resume);

    /// <summary>Whether to go on. What was entered since is not lost by coming here again, and not without being asked.</summary>
    public bool Take(string name, Func<string> read) => Take(name, read, around.Interview.Load);

    private bool Take(string name, Func<string> read, Func<string, string, IReadOnlyList<AnswerError>> give)
    {
        if (_taken == name)
        {
            return true;
        }

        string text;
        try
        {
            text = read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Tell(around.Words.With("file.unreadable", around.Words.Sentence(e.Message)), []);
            return false;
        }

        if (ReferenceEquals(around.Interview.Entered, _suggested))
        {
            return Take(name, text, give);
        }

        around.Wizard.Layers.Push(Dialog.Confirm(around.Words["load.title"], around.Words["load.replaces"], around.Wizard.ScreenWords, around.Wizard.Layers, yes =>
        {
            if (yes && Take(name, text, give))
            {
                around.Wizard.Next();
            }
        }));
        return false;
    }

    private bool Take(string name, string text, Func<string, string, IReadOnlyList<AnswerError>> give)
    {
        var errors = SiteBuilder.Build(around.Interview.Catalogue, [AnswerSource.FromFile(name, text)]).Errors
            .Where(error => error.File is not null && error.Code != AnswerCodes.Missing).ToList();
        if (UnaskableAnswers.Among(around.Interview.Catalogue, errors) is { Count: > 0 } refusal)
        {
            Tell(around.Words["load.refused"], refusal);
            return false;
        }

        if (give(name, text) is { Count: > 0 } problems)
        {
            Tell(around.Words["load.refused"], problems);
            return false;
        }

        _taken = name;
        if (errors.Count > 0)
        {
            Tell(around.Words["load.doubtful"], errors);
        }

        around.Wizard.Say(around.Words.With("load.taken", name), Role.Good);
        return true;
    }

    private void Tell(string text, IReadOnlyList<AnswerError> errors)
    {
        var pane = new TextPane { WantedRows = Math.Clamp(2 * errors.Count, 1, 12) };
        pane.Show(errors.Select(error => new TextLine(around.Words.Whole(error))));
        around.Wizard.Layers.Push(new Dialog(around.Words["load.title"], text, [around.Words["wizard.ok"]], around.Wizard.Layers)
        {
            Body = errors.Count > 0 ? pane : null,
            Width = 74,
        });
    }
}
