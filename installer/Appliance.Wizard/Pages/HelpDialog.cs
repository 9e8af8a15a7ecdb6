using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages;

/// <summary>What F1 opens.</summary>
internal static class HelpDialog
{
    public static void Open(IWizard wizard, PageHelp help)
    {
        var pane = new TextPane();
        pane.Show(help.Lines);
        wizard.Layers.Push(new Dialog(help.Title, "", [wizard.Words["wizard.ok"]], wizard.Layers) { Body = pane });
    }
}
