namespace Appliance.Planning.Answers;

/// <summary>Where an answer came from.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Name">The file's name or the environment variable.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the file, from 1.</param>
public sealed record Origin(OriginKind Kind, string? Name = null, int? Line = null, int? Column = null)
{
    public static readonly Origin Default = new(OriginKind.Default);
    public static readonly Origin Set = new(OriginKind.Set);
    public static readonly Origin Wizard = new(OriginKind.Wizard);

    /// <summary>Put in by the program for a person to look at; it counts as entered.</summary>
    public static readonly Origin Suggested = new(OriginKind.Wizard, "suggested");

    public bool IsSuggested => this == Suggested;

    public static Origin File(string name, int line, int column) => new(OriginKind.File, name, line, column);

    public static Origin Environment(string variable) => new(OriginKind.Environment, variable);

    /// <summary><c>site.yaml:12:9</c>, <c>APPLIANCE_ENGINE_FQDN</c>, <c>--set</c>, <c>wizard</c> or <c>default</c>.</summary>
    public override string ToString() => Kind switch
    {
        OriginKind.File => $"{Name}:{Line}:{Column}",
        OriginKind.Environment => Name ?? "environment",
        OriginKind.Set => "--set",
        OriginKind.Wizard => "wizard",
        _ => "default",
    };
}
