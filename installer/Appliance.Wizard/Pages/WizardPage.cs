using Appliance.Screens.Keys;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages;

/// <summary>One page of the wizard: a line of the page list, and what stands beside it.</summary>
public abstract class WizardPage
{
    /// <summary>A few words for the page list and as the heading. Asked for again and again: the language may change.</summary>
    public abstract string Title { get; }

    /// <summary>One view for all of the page; it draws itself and gets the keys.</summary>
    public abstract View Body { get; }

    public virtual PageMark Mark => PageMark.None;

    /// <summary>Whether it is in the page list, and between others, now.</summary>
    public virtual bool IsThere => true;

    /// <summary>Whether a person may go to it from the page list, and by going on from the page before.</summary>
    public virtual bool MayEnter => true;

    /// <summary>Why a person may not go to it, when that is so; null where there is no more to say than that it comes later.</summary>
    public virtual string? WhyNot => null;

    /// <summary>Whether no key leads to another page now, as while machines are changed.</summary>
    public virtual bool Holds => false;

    /// <summary>Keys that mean something now, for the key bar; those of the wizard stand behind them.</summary>
    public virtual IReadOnlyList<KeyHint> Hints => [];

    /// <summary>What stands in the message line while the wizard has nothing else to say there.</summary>
    public virtual TextLine? Message => null;

    /// <summary>About what has the keys, or about the page as a whole.</summary>
    public virtual PageHelp? Help => null;

    /// <summary>It is shown from now on.</summary>
    /// <param name="forward">Whether the page before was left by going on: then its first field has the keys.</param>
    public virtual void Entered(bool forward)
    {
    }

    /// <summary>Another page is shown from now on.</summary>
    public virtual void Left()
    {
    }

    /// <summary>Asked when a person wants to go on: false stays, after saying why.</summary>
    public virtual bool MayGoOn() => true;

    /// <summary>Enter, or Tab, or Shift-Tab leads into the body from the page list.</summary>
    public virtual void Focus(bool last) => Body.Enter(last);

    /// <summary>A key that the body did not take; Esc comes here before it goes back a page.</summary>
    public virtual bool Handle(KeyPress key) => false;

    /// <summary>The words are those of another language now.</summary>
    public virtual void Reworded()
    {
    }
}
