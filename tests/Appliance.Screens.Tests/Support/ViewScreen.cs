using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Screens.Tests.Support;

/// <summary>A screen with nothing but one view.</summary>
internal sealed class ViewScreen(View view) : Layer
{
    public override bool CoversAll => true;

    public override void Draw(Region whole, Theme theme) => view.Draw(whole.Part(0, 0, whole.Width, Math.Min(whole.Height, view.HeightAt(whole.Width))), theme, focused: true);

    public override bool Handle(KeyPress key) => view.Handle(key);
}
