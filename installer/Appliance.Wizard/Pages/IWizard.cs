using Appliance.Screens.Loop;
using Appliance.Screens.Themes;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>What a page may ask of the wizard that it is in. On the thread of the screen only.</summary>
public interface IWizard
{
    /// <summary>The texts, in the language as it is now.</summary>
    WordCatalogue Words { get; }

    /// <summary>For dialogs.</summary>
    ILayers Layers { get; }

    /// <summary>What the buttons of dialogs say.</summary>
    ScreenWords ScreenWords { get; }

    /// <summary>The pages that are there now, in their order.</summary>
    IReadOnlyList<WizardPage> Pages { get; }

    WizardPage Current { get; }

    /// <summary>Whether this machine is to become a node, and not an engine: then there are other pages.</summary>
    bool MakesNode { get; set; }

    /// <summary>Shows a page. From <see cref="WizardPage.Entered"/> too.</summary>
    void GoTo(WizardPage page);

    /// <summary>Shows the page after the current one, if there is one and the current one lets go.</summary>
    void Next();

    /// <summary>Shows the page before the current one, if there is one and the current one lets go.</summary>
    void Back();

    /// <summary>Shows a line until the next key.</summary>
    void Say(string text, Role role = Role.Text);

    /// <summary>Goes on in another language.</summary>
    void Speak(Language language);
}
