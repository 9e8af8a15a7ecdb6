using Appliance.Screens.Keys;

namespace Appliance.Wizard.Pages;

public sealed partial class WizardScreen
{
    /// <summary>The keys that work over everything: for <see cref="Screens.Loop.ScreenLoop.Shortcuts"/>.</summary>
    public bool Shortcut(KeyPress key) =>
        _calls.Ignores?.Invoke(key) == true
        || (key.IsControl('c') ? Call(_calls.Interrupt)
        : key.Is(Key.F2) ? Call(_calls.Shell)
        : key.Is(Key.F10) ? Call(_calls.Leave)
        : key.Is(Key.F4) && Call(_calls.Look is null ? null : SwitchLook));

    public override bool Handle(KeyPress key)
    {
        _said = null;
        if (key.Is(Key.F6) || key is { Key: Key.Left, Modifiers: KeyModifiers.Control })
        {
            _onList = !_onList;
            return true;
        }

        return _onList ? HandleOnList(key) : HandleOnPage(key);
    }

    private bool HandleOnPage(KeyPress key)
    {
        if (Current.Body.Handle(key) || Current.Handle(key))
        {
            return true;
        }

        switch (key)
        {
            case { Key: Key.F1 }:
                ShowHelp();
                return true;
            case { Key: Key.Escape }:
                Back();
                return true;
            case { Key: Key.Tab, Modifiers: KeyModifiers.None or KeyModifiers.Shift }:
            case { Key: Key.Left, Modifiers: KeyModifiers.None }:
                _onList = true;
                return true;
            case { Key: Key.Enter, Modifiers: KeyModifiers.None }:
                Next();
                return true;
            default:
                return true;
        }
    }

    private bool HandleOnList(KeyPress key)
    {
        switch (key)
        {
            case { Key: Key.F1 }:
                ShowHelp();
                return true;
            case { Key: Key.Tab, Modifiers: KeyModifiers.None or KeyModifiers.Shift }:
                _onList = false;
                Current.Focus(last: key.Modifiers == KeyModifiers.Shift);
                return true;
            case { Key: Key.Escape or Key.Right, Modifiers: KeyModifiers.None }:
                _onList = false;
                return true;
            default:
                _list.Handle(key);
                return true;
        }
    }

    private void ShowHelp()
    {
        if (Current.Help is { } help)
        {
            HelpDialog.Open(this, help);
        }
    }

    private void SwitchLook()
    {
        _plainLook = !_plainLook;
        _calls.Look!(!_plainLook);
    }

    private static bool Call(Action? call)
    {
        call?.Invoke();
        return call is not null;
    }
}
