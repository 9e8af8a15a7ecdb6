using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

/// <summary>A line with more under it that can be folded away.</summary>
/// <param name="Line">What is always seen.</param>
/// <param name="Note">At the right end of it.</param>
/// <param name="Details">What is seen unfolded.</param>
internal sealed record FoldItem(TextLine Line, string Note, Role NoteRole, IReadOnlyList<TextLine> Details)
{
    public bool IsOpen { get; set; }

    /// <summary>What Enter does instead of unfolding; null when it unfolds.</summary>
    public Action? Activated { get; init; }

    /// <summary>The check it is about, which may be waived; null when there is none.</summary>
    public string? Waivable { get; init; }

    public static FoldItem Heading(string text, string note = "") => new(new TextLine(text, Role.Heading), note, Role.Muted, []);

    public static FoldItem Blank() => new(new TextLine(""), "", Role.Muted, []);
}
