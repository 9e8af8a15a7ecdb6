using Appliance.Planning.Answers;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages;

/// <summary>Asks where the answers are to be kept, and keeps them. A file that is there is replaced only when that is confirmed.</summary>
internal sealed class SaveDialog
{
    private readonly IWizard _wizard;
    private readonly IAnswerFiles _files;
    private readonly string _text;
    private readonly Action<string>? _saved;
    private readonly TextField _place;
    private readonly FormItem _item;
    private readonly Dialog _dialog;

    private SaveDialog(IWizard wizard, IAnswerFiles files, string suggested, string text, Action<string>? saved)
    {
        (_wizard, _files, _text, _saved) = (wizard, files, text, saved);
        var words = wizard.Words;
        _place = new TextField { Text = suggested };
        _item = new FormItem(words["save.path"], _place);
        _dialog = new Dialog(words["save.title"], words["save.text"], [words["save.ok"], words["wizard.cancel"]], wizard.Layers)
        {
            Body = new Form([_item]) { Wraps = false },
            MayClose = button => button != 0 || TrySave(),
        };
    }

    /// <param name="suggested">The path to begin with.</param>
    /// <param name="saved">Told the path when it was written.</param>
    public static void Open(IWizard wizard, IAnswerFiles files, string suggested, string text, Action<string>? saved = null) =>
        wizard.Layers.Push(new SaveDialog(wizard, files, suggested, text, saved)._dialog);

    /// <summary>A file in a person's home folder that names the site.</summary>
    public static string Suggest(string home, Interview interview)
    {
        var site = interview.Look("engine.fqdn").Value is AnswerScalar { IsNull: false, Text: { Length: > 0 } name } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? name : "answers";
        return Path.Combine(home, $"appliance-{site}.yaml");
    }

    private bool TrySave()
    {
        var path = _place.Text.Trim();
        if (!Path.IsPathRooted(path))
        {
            return Refuse(_wizard.Words["save.path-needed"]);
        }

        if (!_files.Exists(path))
        {
            return TryWrite(path);
        }

        AskToReplace(path);
        return false;
    }

    private void AskToReplace(string path)
    {
        var words = _wizard.Words;
        _wizard.Layers.Push(new Dialog(words["save.replace-title"], words.With("save.replace-text", path), [words["save.replace"], words["wizard.cancel"]], _wizard.Layers, button =>
        {
            if (button == 0 && TryWrite(path))
            {
                _wizard.Layers.Remove(_dialog);
            }
        })
        {
            FirstButton = 1,
        });
    }

    private bool TryWrite(string path)
    {
        try
        {
            _files.Write(path, _text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(_wizard.Words.With("file.unwritable", e.Message));
        }

        _wizard.Say(_wizard.Words.With("save.done", path), Role.Good);
        _saved?.Invoke(path);
        return true;
    }

    private bool Refuse(string problem)
    {
        _item.Message = new FieldMessage(problem);
        return false;
    }
}
