using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>The title bar; it says of a trial that it is one, and where, so that nobody takes it for the machine.</summary>
internal sealed class TrialTitle(string product, string host, Func<WordCatalogue> words)
{
    private readonly TitleBar _bar = new(product, host);

    /// <summary>The trial's folder; null where it is none.</summary>
    public string? Folder { get; set; }

    public void Draw(Region row, Theme theme)
    {
        _bar.Left = Folder is { } folder ? words().With("wizard.trial", product, folder) : product;
        _bar.Draw(row, theme, focused: false);
    }
}
