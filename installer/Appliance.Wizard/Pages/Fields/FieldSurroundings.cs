using Appliance.Planning.Sites;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>What the fields of all pages share.</summary>
internal sealed record FieldSurroundings(Interview Interview, IWizard Wizard, IAnswerFiles Files, string Home, IMachineChoices? Machine)
{
    public WordCatalogue Words => Wizard.Words;

    public Shown Shown => new(Words);

    public SiteDraft Draft => Interview.Draft;

    public IReadOnlyList<Choice>? ChoicesFor(AnswerPath path) =>
        Machine?.For(string.Join('.', path.Parts.Where(part => !AnswerPath.IsItem(part)).Prepend(path.Question.Id)), Words);
}
