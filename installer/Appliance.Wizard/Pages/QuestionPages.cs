using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages.Fields;

namespace Appliance.Wizard.Pages;

/// <summary>The pages that ask: welcome, one for each area, review.</summary>
public static class QuestionPages
{
    /// <summary>Puts them into the wizard; other pages may follow.</summary>
    /// <returns>The last of them.</returns>
    public static ReviewPage AddTo(WizardScreen wizard, Interview interview, QuestionPagesSettings settings)
    {
        var around = new FieldSurroundings(interview, wizard, settings.Files, settings.Home, settings.Machine);
        wizard.Add(new WelcomePage(around, settings));
        foreach (var area in interview.Catalogue.Areas)
        {
            wizard.Add(new AreaPage(area, around));
        }

        var review = new ReviewPage(around, settings.Proceed);
        wizard.Add(review);
        return review;
    }
}
