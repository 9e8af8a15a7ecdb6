namespace Appliance.Screens.Drawing;

/// <summary>A part of a screen in cells; the upper left corner of the screen is 0, 0.</summary>
public readonly record struct Rectangle(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public Rectangle Intersect(Rectangle other)
    {
        var (left, top) = (Math.Max(Left, other.Left), Math.Max(Top, other.Top));
        return new(left, top, Math.Max(0, Math.Min(Right, other.Right) - left), Math.Max(0, Math.Min(Bottom, other.Bottom) - top));
    }

    /// <summary>A part of that size in the middle; not larger than the whole.</summary>
    public Rectangle Centred(int width, int height)
    {
        (width, height) = (Math.Min(width, Width), Math.Min(height, Height));
        return new(Left + ((Width - width) / 2), Top + ((Height - height) / 2), width, height);
    }
}
