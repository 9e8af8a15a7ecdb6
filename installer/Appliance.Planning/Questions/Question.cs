using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>
/// The declaration of one answer. Validation, the JSON Schema, the reference page, <c>answers show</c>, <c>--set</c>, the
/// environment's names, the wizard and generated files are all made from it.
/// </summary>
public abstract class Question
{
    private readonly string? _area;

    private protected Question(string id, AnswerType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Type = type;
    }

    /// <summary>Where it stands in an answer file: <c>database.location</c>.</summary>
    public string Id { get; }

    public AnswerType Type { get; }

    /// <summary>A few words, as a label: <c>Database port</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it means and what a good value is, in sentences.</summary>
    public required string Help { get; init; }

    /// <summary>The page or chapter it belongs to; the id's first word unless declared otherwise.</summary>
    public string Area
    {
        get => _area ?? Id.Split('.')[0];
        init => _area = value;
    }

    /// <summary>The key of oVirt's engine-setup that means the same: <c>OVESETUP_DB/port</c>.</summary>
    public string? OvirtKey { get; init; }

    /// <summary>Whether it may stay unanswered though there is no default. <c>key: null</c> then says so, also against a default.</summary>
    public bool Optional { get; init; }

    /// <summary>A good value, as it would be typed after <c>--set</c>; the type's own example when null.</summary>
    public string? Example { get; init; }

    /// <summary>In words where the default comes from, when it is made of facts or other answers.</summary>
    public string? DefaultNote { get; init; }

    /// <summary>In words when it is asked: <c>the database is remote</c>.</summary>
    public string? AskedWhenNote { get; init; }

    /// <summary>For a secret: what one that was just typed lacks, to follow nothing and quoting nothing; null when it is good.</summary>
    public Func<Secret, string?>? SecretProblem { get; init; }

    /// <summary>Whether the answer is, or has in it, a secret.</summary>
    public bool Sensitive => Type.HoldsSecret;

    /// <summary>The environment variable that gives the answer.</summary>
    public string EnvironmentName => EnvironmentNames.For(Id);

    public abstract bool HasDefault { get; }

    public abstract bool HasCondition { get; }

    /// <summary>A good answer.</summary>
    public AnswerNode ExampleNode => ExampleNodes.Of(Type, Example);

    /// <summary>
    /// Whether a dialogue that does not go through all settings asks it too, though it has a default: because the default is
    /// made from facts and may be wrong, or because the choice is of consequence.
    /// </summary>
    public abstract bool IsEssential(SiteDraft draft);

    internal abstract bool IsAsked(SiteDraft draft);

    internal abstract object? DefaultFor(SiteDraft draft);

    internal abstract string? Problem(object value, SiteDraft draft);
}
