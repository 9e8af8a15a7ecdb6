using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>What values an answer may have: how they are read, written, described and put into the JSON Schema.</summary>
public abstract class AnswerType
{
    private protected AnswerType()
    {
    }

    /// <summary>A short name for tables: <c>port</c>, <c>list of host names</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What a good value is, to follow "expected": <c>a port number, 1 to 65535</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>A good value.</summary>
    public abstract AnswerNode ExampleNode { get; }

    /// <summary>Whether a value holds a secret, itself or somewhere inside.</summary>
    public virtual bool HoldsSecret => false;

    /// <summary>The words to choose from, when there are a few.</summary>
    public virtual IReadOnlyList<ChoiceWord> Words => [];

    /// <summary>The fields, when it is a record.</summary>
    public virtual IReadOnlyList<RecordField> Fields => [];

    /// <summary>The type of the items, when it is a list.</summary>
    public virtual AnswerType? Item => null;

    /// <summary>
    /// A node of what was typed where no YAML syntax is needed: as it is for simple values, as YAML on one line for lists
    /// and records. Null when that is not YAML (which has then been told).
    /// </summary>
    public virtual AnswerNode? FromText(string text, Origin origin, AnswerReading reading) =>
        new AnswerScalar(text, ScalarForm.Bare, origin);

    /// <summary>What was typed, as a node, or why it is none. Whether the node is good is known when the site is built.</summary>
    public (AnswerNode? Node, AnswerError? Error) Typed(string path, string text)
    {
        var findings = new AnswerFindings();
        var reading = new AnswerReading(path, AnswerReading.Detached(path).Site, findings);
        return (FromText(text, Origin.Wizard, reading), findings.Errors.FirstOrDefault());
    }

    /// <summary>The one way to write what a node says; null when it is not good by itself.</summary>
    public AnswerNode? Canonical(AnswerNode node) =>
        TryReadObject(node, AnswerReading.Detached("value"), out var value) && value is not null ? WriteObject(value) : null;

    /// <summary>The default of a field in written form, as the fields before it have it; null when there is none.</summary>
    /// <param name="record">The record as far as it is given.</param>
    public virtual AnswerNode? FieldDefault(RecordField field, AnswerMap record, SiteDraft site) => null;

    /// <summary>Whether a field counts, as the fields before it are.</summary>
    /// <param name="record">The record as far as it is given.</param>
    public virtual bool IsFieldAsked(RecordField field, AnswerMap record, SiteDraft site) => true;

    /// <param name="partial">The value may be given in parts by several sources, so nothing in it is required.</param>
    /// <param name="defaults">What the defaults of fields are made from.</param>
    internal abstract JsonObject Schema(bool partial, SiteDraft defaults);

    internal abstract bool TryReadObject(AnswerNode node, AnswerReading reading, out object? value);

    /// <summary>The canonical way to write a value; never holds a secret in clear text.</summary>
    internal abstract AnswerNode WriteObject(object value);

    /// <summary>Whether a value made by the program (a default) is one the type would also take from a person.</summary>
    internal bool IsGood(object value, AnswerReading reading) =>
        TryReadObject(WriteObject(value), AnswerReading.Detached(reading.Path, reading.Site), out _);

    /// <summary>What is left of a lower source's node when a higher source gives one too.</summary>
    internal virtual AnswerNode Merge(AnswerNode lower, AnswerNode upper) => upper;
}
