using System.Text;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Screens.Testing;
using Appliance.Screens.Themes;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Tests.Support;

/// <summary>The question pages on a screen that is only in memory.</summary>
internal sealed class TestWizard : IDisposable
{
    public static readonly TerminalCapabilities Serial = new() { Family = TerminalFamily.Vt100, Colors = ColorDepth.None, Encoding = Encoding.ASCII };

    public TestWizard(
        Interview? interview = null,
        TerminalCapabilities? terminal = null,
        TerminalSize? size = null,
        Language? language = null,
        string? saved = null)
    {
        Interview = interview ?? Product.Ask();
        Screen = new TestScreen(terminal, size);
        Wizard = new WizardScreen(Screen.Loop, WordCatalogue.Of(language ?? Language.English), "Appliance 1.0", "engine.test.org", new WizardCalls
        {
            Leave = () => Leaves++,
            Interrupt = () => Interrupts++,
            Shell = () => Shells++,
            Look = rich => Screen.Loop.Theme = Theme.For(Screen.Terminal.Capabilities, rich),
        });
        Review = QuestionPages.AddTo(Wizard, Interview, new QuestionPagesSettings
        {
            Files = Files,
            Home = "/root",
            Machine = new KnownMachine(),
            Saved = saved,
            Proceed = () => Proceeded++,
            MayBeNode = true,
        });
        Screen.Loop.Shortcuts = Wizard.Shortcut;
        Interview.Changed += () => Builds++;
        Screen.Show(Wizard);
    }

    public Interview Interview { get; }

    public TestScreen Screen { get; }

    public WizardScreen Wizard { get; }

    public ReviewPage Review { get; }

    public KnownFiles Files { get; } = new();

    public string Text => Screen.Text;

    public int Leaves { get; private set; }

    public int Interrupts { get; private set; }

    public int Shells { get; private set; }

    public int Proceeded { get; private set; }

    /// <summary>How many times the site was built anew.</summary>
    public int Builds { get; set; }

    public AreaPage Page(string area) => Wizard.Pages.OfType<AreaPage>().Single(page => page.Area == area);

    /// <summary>Shows an area's page, with its first field focused.</summary>
    public TestWizard Open(string area)
    {
        Do(() => Wizard.GoTo(Page(area)));
        return this;
    }

    /// <summary>Shows an area's page, with the keys on a field.</summary>
    public TestWizard At(string path)
    {
        var at = AnswerPath.Parse(Interview.Catalogue, path);
        Do(() =>
        {
            Page(at.Question.Area).Visit(at, Wizard.Current);
        });
        return this;
    }

    public TestWizard OpenReview()
    {
        Do(() => Wizard.GoTo(Review));
        return this;
    }

    public TestWizard Press(params KeyPress[] keys)
    {
        Screen.Press(keys);
        return this;
    }

    public TestWizard Type(string text)
    {
        Screen.Type(text);
        return this;
    }

    /// <summary>Another text in the field that has the keys.</summary>
    public TestWizard Retype(string text) => Press(Key.End, KeyPress.Control('u')).Type(text);

    public TestWizard Paste(string text) => Press(KeyPress.Pasted(text));

    public void Dispose() => Screen.Dispose();

    private void Do(Action action)
    {
        Screen.Loop.Post(action);
        Screen.Settle();
    }
}
