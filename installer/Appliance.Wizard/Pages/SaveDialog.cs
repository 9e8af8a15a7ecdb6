using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages.Fields;

namespace Appliance.Wizard.Pages;

/// <summary>Asks where the answers are to be kept, and keeps them.</summary>
internal static class SaveDialog
{
    private const string Suggested = "/root/appliance-answers.yaml";

    public static void Open(FieldSurroundings around, string text)
    {
        var (words, wizard) = (around.Words, around.Wizard);
        var place = new TextField { Text = Suggested };
        var item = new FormItem(words["save.path"], place);
        var replaces = "";
        wizard.Layers.Push(new Dialog(words["save.title"], words["save.text"], [words["wizard.ok"], words["wizard.cancel"]], wizard.Layers)
        {
            Body = new Form([item]) { Wraps = false },
            MayClose = button =>
            {
                if (button != 0)
                {
                    return true;
                }

                var path = place.Text.Trim();
                // Once told, a second OK means it.
                if (path != replaces && around.Files.Exists(path))
                {
                    replaces = path;
                    item.Message = new FieldMessage(words["save.exists"], Role.Warning);
                    return false;
                }

                var problem = Save(around, path, text);
                item.Message = problem is null ? null : new FieldMessage(problem);
                return problem is null;
            },
        });
    }

    private static string? Save(FieldSurroundings around, string path, string text)
    {
        if (!Path.IsPathRooted(path))
        {
            return around.Words["save.path-needed"];
        }

        try
        {
            around.Files.Write(path, text);
            around.Wizard.Say(around.Words.With("save.done", path), Role.Good);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return around.Words.With("file.unwritable", e.Message);
        }
    }
}
