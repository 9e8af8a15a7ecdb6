using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>Something on the screen that draws itself and may take keys.</summary>
public abstract class View
{
    /// <summary>Whether keys can be meant for it.</summary>
    public virtual bool TakesFocus => true;

    /// <summary>How many rows it wants, given so many columns.</summary>
    public virtual int HeightAt(int width) => 1;

    /// <summary>The keys come to it from before it, or from behind it.</summary>
    public virtual void Enter(bool last)
    {
    }

    /// <param name="focused">Whether keys go to it now; then it also says where the cursor stands.</param>
    public abstract void Draw(Region region, Theme theme, bool focused);

    /// <summary>Tells whether the key was one of its own.</summary>
    public virtual bool Handle(KeyPress key) => false;
}
