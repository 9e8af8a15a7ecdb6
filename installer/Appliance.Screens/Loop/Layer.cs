using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Loop;

/// <summary>A screen, or a dialog over one.</summary>
public abstract class Layer
{
    /// <summary>Whether nothing below it is seen.</summary>
    public virtual bool CoversAll => false;

    public abstract void Draw(Region whole, Theme theme);

    /// <summary>Tells whether the key meant something, and with that whether to draw.</summary>
    public abstract bool Handle(KeyPress key);
}
