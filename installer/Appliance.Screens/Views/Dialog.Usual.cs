using Appliance.Screens.Loop;

namespace Appliance.Screens.Views;

public sealed partial class Dialog
{
    /// <summary>A text to be read.</summary>
    public static Dialog Message(string title, string text, ScreenWords words, ILayers layers, Action? closed = null) =>
        new(title, text, [words.Ok], layers, _ => closed?.Invoke());

    /// <summary>A question of yes or no; Esc is no.</summary>
    public static Dialog Confirm(string title, string text, ScreenWords words, ILayers layers, Action<bool> answered) =>
        new(title, text, [words.Ok, words.Cancel], layers, button => answered(button == 0));
}
