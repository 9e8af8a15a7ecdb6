using Appliance.Screens.Loop;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>The whole screen: title bar, page list, the page, a line for messages, and the keys that work.</summary>
/// <remarks>Give <see cref="Shortcut"/> to the loop, so that its keys work over dialogs too.</remarks>
public sealed partial class WizardScreen : Layer, IWizard
{
    private readonly WizardCalls _calls;
    private readonly WizardLayers _layers;
    private readonly List<WizardPage> _all = [];
    private readonly TrialTitle _title;
    private readonly PageList _list = new();
    private readonly KeyBar _keys = new();
    private WizardPage? _current;
    private TextLine? _said;
    private bool _onList;
    private bool _plainLook;

    /// <param name="layers">The loop it is shown by.</param>
    /// <param name="words">The texts to begin with.</param>
    /// <param name="product">Product and version, for the title bar.</param>
    /// <param name="host">This machine's name, for the title bar.</param>
    /// <param name="calls">What some keys do.</param>
    public WizardScreen(ILayers layers, WordCatalogue words, string product, string host, WizardCalls calls)
    {
        (_layers, Words, _calls) = (new WizardLayers(layers), words, calls);
        _title = new TrialTitle(product, host, () => Words);
        _list.Chosen += Choose;
    }

    public override bool CoversAll => true;

    /// <summary>The trial's folder, which the title names; null where it is none.</summary>
    public string? Trial { get => _title.Folder; init => _title.Folder = value; }

    public WordCatalogue Words { get; private set; }

    public ILayers Layers => _layers;

    public ScreenWords ScreenWords => new((now, least) => TooSmall(Words, now, least), Words["wizard.ok"], Words["wizard.cancel"]);

    public IReadOnlyList<WizardPage> Pages => [.. _all.Where(page => page.IsThere)];

    public bool MakesNode { get; set; }

    public WizardPage Current => _current ?? throw new InvalidOperationException("The wizard has no page yet.");

    /// <summary>For the loop, which speaks before there is a wizard.</summary>
    /// <param name="isChanging">Whether work goes on that no key ends here.</param>
    public static string TooSmall(WordCatalogue words, Screens.Terminals.TerminalSize now, Screens.Terminals.TerminalSize least, bool isChanging = false) =>
        words.With(isChanging ? "wizard.too-small-run" : "wizard.too-small", now.Columns, now.Rows, least.Columns, least.Rows);

    /// <summary>Puts a page behind the others; the first one is shown.</summary>
    public void Add(WizardPage page)
    {
        _all.Add(page);
        if (_current is null)
        {
            _current = page;
            page.Entered(forward: true);
        }
    }

    public void GoTo(WizardPage page) => Show(page, forward: false);

    public void Next()
    {
        if (Current.Holds || !Current.MayGoOn() || Neighbour(1) is not { } next)
        {
            return;
        }

        if (next.MayEnter)
        {
            Show(next, forward: true);
        }
        else if (next.WhyNot is { } why)
        {
            Say(why, Role.Warning);
        }
    }

    public void Back()
    {
        if (!Current.Holds && Neighbour(-1) is { MayEnter: true } before)
        {
            Show(before, forward: false);
        }
    }

    public void Say(string text, Role role = Role.Text) => _said = new TextLine(text, role);

    public void Speak(Language language)
    {
        Words = WordCatalogue.Of(language);
        _all.ForEach(page => page.Reworded());
    }

    private void Show(WizardPage page, bool forward)
    {
        _onList = false;
        if (page == _current)
        {
            return;
        }

        _current?.Left();
        _current = page;
        page.Entered(forward);
    }

    private void Choose(int number)
    {
        var page = Pages[number];
        if (page == Current || (page.MayEnter && !Current.Holds))
        {
            Show(page, forward: false);
        }
        else
        {
            Say(Current.Holds ? Words["wizard.holds"] : page.WhyNot ?? Words["wizard.not-yet"], Role.Warning);
        }
    }

    // A page that others leave without meaning may be the current one.
    private WizardPage? Neighbour(int direction)
    {
        for (var index = _all.IndexOf(Current) + direction; index >= 0 && index < _all.Count; index += direction)
        {
            if (_all[index].IsThere)
            {
                return _all[index];
            }
        }

        return null;
    }
}
