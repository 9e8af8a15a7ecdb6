using System.Globalization;

namespace Appliance.Screens.Views;

/// <summary>A line that shows only how many characters it has.</summary>
public sealed class SecretField : LineEditor
{
    public string Secret
    {
        get => Typed;
        set => Typed = value;
    }

    protected override string Shown(string part) => new('*', new StringInfo(part).LengthInTextElements);
}
