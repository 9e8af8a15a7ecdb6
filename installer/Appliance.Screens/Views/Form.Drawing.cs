using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

public sealed partial class Form
{
    // Label and field stand two columns apart.
    private const int Gap = 2;

    private int _first;

    public override int HeightAt(int width)
    {
        var labels = LabelWidth(width);
        return items.Where(item => item.Visible).Sum(item => Height(item, labels, width));
    }

    public override void Draw(Region region, Theme theme, bool focused)
    {
        // The last column is for the marks of scrolling.
        var width = region.Width - 1;
        var labels = LabelWidth(width);
        var focus = FocusIndex;
        var (start, end, count) = Extent(focus, labels, width);
        _page = region.Height;
        _first = Scroll.Show(_first, start, end, _page, count);
        var top = -_first;
        for (var index = 0; index < items.Count; index++)
        {
            if (!items[index].Visible)
            {
                continue;
            }

            var height = Height(items[index], labels, width);
            if (top < region.Height && top + height > 0)
            {
                DrawItem(region.Part(0, top, width, height), theme, items[index], labels, focused && index == focus);
            }

            top += height;
        }

        Scroll.Marks(region, theme, _first, count);
    }

    private static void DrawItem(Region region, Theme theme, FormItem item, int labels, bool focused)
    {
        var row = 0;
        var (left, top) = (FieldColumn(item, labels), 0);
        foreach (var line in LabelLines(item, labels, region.Width))
        {
            region.Text(0, row++, line, theme[focused ? Role.LabelFocused : Role.Label]);
        }

        if (item.Wide)
        {
            top = row;
        }

        var height = item.View.HeightAt(region.Width - left);
        item.View.Draw(region.Part(left, top, region.Width - left, height), theme, focused);
        row = Math.Max(row, top + height);
        foreach (var line in MessageLines(item, left, region.Width))
        {
            region.Text(left, row++, line, theme[item.Message!.Role]);
        }
    }

    private (int Start, int End, int Count) Extent(int focus, int labels, int width)
    {
        var (start, end, count) = (0, 0, 0);
        for (var index = 0; index < items.Count; index++)
        {
            if (index == focus)
            {
                start = count;
            }

            count += items[index].Visible ? Height(items[index], labels, width) : 0;
            if (index == focus)
            {
                end = count;
            }
        }

        // What stands above the first field is read with it.
        return (focus >= 0 && Next(focus, -1) < 0 ? 0 : start, end, count);
    }

    private int LabelWidth(int width)
    {
        var widest = items.Where(item => item is { Visible: true, Wide: false }).Select(item => CellWidth.Of(item.Label)).DefaultIfEmpty().Max();
        return Math.Min(widest, width / 3);
    }

    private static int FieldColumn(FormItem item, int labels) => item.Wide || labels == 0 ? 0 : labels + Gap;

    private static int Height(FormItem item, int labels, int width)
    {
        var left = FieldColumn(item, labels);
        var label = LabelLines(item, labels, width).Count;
        var field = item.View.HeightAt(width - left);
        return (item.Wide ? label + field : Math.Max(label, field)) + MessageLines(item, left, width).Count;
    }

    private static IReadOnlyList<string> LabelLines(FormItem item, int labels, int width) =>
        item.Label.Length == 0 ? [] : TextWrap.Lines(item.Label, item.Wide ? width : labels);

    private static IReadOnlyList<string> MessageLines(FormItem item, int left, int width) => item.Message is { } message
        ? [.. TextWrap.Lines(message.Text, width - left - 2).Select((line, number) => (number == 0 ? message.Mark : "  ") + line)]
        : [];
}
