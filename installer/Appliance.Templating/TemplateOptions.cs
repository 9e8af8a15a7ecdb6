namespace Appliance.Templating;

/// <summary>Limits of one rendering. The defaults are those of the Scriban language.</summary>
public sealed record TemplateOptions
{
    /// <summary>Steps that one outermost loop and all loops inside it may take together, and the longest range; 0 is no limit.</summary>
    public int LoopLimit { get; init; } = 1000;

    /// <summary>How deep functions and includes may call each other.</summary>
    public int RecursiveLimit { get; init; } = 100;

    /// <summary>How many characters one value may be when it becomes text; 0 is no limit.</summary>
    public int LimitToString { get; init; } = 1_048_576;

    /// <summary>How deep arrays and objects may be nested when they become text.</summary>
    public int ObjectRecursionLimit { get; init; } = 20;
}
