namespace Appliance.Templating.Evaluation;

/// <summary>One loop that is running.</summary>
/// <param name="keyword"><c>for</c> or <c>while</c>.</param>
/// <param name="variable">Name of its variable; null for a <c>while</c> or a variable with a dollar.</param>
/// <param name="length">How many items it goes through; null when that cannot be asked.</param>
internal sealed class LoopScope(string keyword, string? variable, int? length)
{
    public string Keyword { get; } = keyword;

    public string? Variable { get; } = variable;

    public object? Item { get; set; }

    public long Index { get; set; }

    public bool IsLast { get; set; }

    public bool Changed { get; set; }

    /// <summary>The value of a loop property, or null where it has none.</summary>
    public object? Property(string name) => name switch
    {
        "index" => Index,
        "first" => Index == 0,
        "last" => IsLast,
        "even" => Index % 2 == 0,
        "odd" => Index % 2 == 1,
        "changed" => Changed,
        "length" => (long?)length,
        "rindex" => length - Index - 1,
        _ => null,
    };
}
