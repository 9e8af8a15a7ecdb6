namespace Appliance.Screens.Views;

public sealed class TextField : LineEditor
{
    public string Text
    {
        get => Typed;
        set => Typed = value;
    }

    protected override string Shown(string part) => part;
}
