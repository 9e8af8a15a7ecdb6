using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A text to read that may be longer than its place: help, a diff, the end of a log.</summary>
public sealed class TextPane : View
{
    private readonly List<TextLine> _lines = [];
    private readonly List<TextLine> _wrapped = [];
    private int _width;
    private int _first;
    private int _page = 1;
    private bool _away;

    /// <summary>Keeps the last line in sight while lines come, until somebody scrolls up; at the end again, it goes on.</summary>
    public bool Follows { get; init; }

    /// <summary>The most lines kept; the first ones go.</summary>
    public int Longest { get; init; } = 5000;

    /// <summary>How many rows it wants in a form or dialog; null for as many as the text has.</summary>
    public int? WantedRows { get; init; }

    public void Show(IEnumerable<TextLine> lines)
    {
        _lines.Clear();
        _wrapped.Clear();
        (_width, _first) = (0, 0);
        _lines.AddRange(lines);
    }

    public void Show(string text) => Show(text.ReplaceLineEndings("\n").Split('\n').Select(line => new TextLine(line)));

    public void Append(TextLine line)
    {
        _lines.Add(line);
        if (_width > 0)
        {
            Wrap(line);
        }

        // Not one by one: each time moves all the others.
        if (_lines.Count > Longest + (Longest / 4))
        {
            _lines.RemoveRange(0, _lines.Count - Longest);
            var before = _wrapped.Count;
            Layout(_width);
            _first = Math.Max(0, _first - (before - _wrapped.Count));
        }
    }

    public override int HeightAt(int width) => WantedRows ?? _lines.Sum(line => TextWrap.Lines(line.Text, width - 1).Count);

    public override void Draw(Region region, Theme theme, bool focused)
    {
        if (_width != region.Width)
        {
            Layout(region.Width);
        }

        _page = Math.Max(1, region.Height);
        _first = Follows && !_away ? Last : Math.Clamp(_first, 0, Last);
        for (var row = 0; row < region.Height && _first + row < _wrapped.Count; row++)
        {
            region.Text(0, row, _wrapped[_first + row].Text, theme[_wrapped[_first + row].Role]);
        }

        Scroll.Marks(region, theme, _first, _wrapped.Count);
        if (focused)
        {
            region.Cursor(region.Width - 1, 0);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (Scroll.Target(key, _first, _page) is not { } target)
        {
            return false;
        }

        var before = _first;
        _first = Math.Clamp(target, 0, Last);
        _away = _first < Last;
        return _first != before;
    }

    private int Last => Math.Max(0, _wrapped.Count - _page);

    private void Layout(int width)
    {
        _width = width;
        _wrapped.Clear();
        _lines.ForEach(Wrap);
    }

    // The last column is for the marks of scrolling.
    private void Wrap(TextLine line) => _wrapped.AddRange(TextWrap.Lines(line.Text, _width - 1).Select(text => line with { Text = text }));
}
