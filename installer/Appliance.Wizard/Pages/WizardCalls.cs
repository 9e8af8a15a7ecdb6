using Appliance.Screens.Keys;

namespace Appliance.Wizard.Pages;

/// <summary>What the keys do that reach beyond the wizard. A key without its call is not there.</summary>
public sealed record WizardCalls
{
    /// <summary>F10: save the answers and leave.</summary>
    public Action? Leave { get; init; }

    /// <summary>Whether F10 asks to stop what is under way, which is not left before that.</summary>
    public Func<bool> AsksToStop { get; init; } = () => false;

    /// <summary>Ctrl-C; asks before it does anything.</summary>
    public Action? Interrupt { get; init; }

    /// <summary>F2: a shell.</summary>
    public Action? Shell { get; init; }

    /// <summary>F4: the rich look (true) or the plain one.</summary>
    public Action<bool>? Look { get; init; }

    /// <summary>Whether a key is to do nothing, because it may have been meant for what is gone.</summary>
    public Func<KeyPress, bool>? Ignores { get; init; }
}
