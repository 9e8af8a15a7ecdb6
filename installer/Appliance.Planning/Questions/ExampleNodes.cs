using Appliance.Planning.Answers;

namespace Appliance.Planning.Questions;

/// <summary>Turns the example of a declaration into a node.</summary>
internal static class ExampleNodes
{
    /// <summary>The example given in words, else the type's own.</summary>
    /// <exception cref="InvalidOperationException">The example is not YAML: a mistake in the declaration.</exception>
    public static AnswerNode Of(AnswerType type, string? example)
    {
        if (example is null)
        {
            return type.ExampleNode;
        }

        var node = type.FromText(example, Origin.Default, AnswerReading.Detached("example"))
            ?? throw new InvalidOperationException($"The example '{example}' of a {type.Name} is not valid YAML.");
        return node is AnswerScalar bare && type.ExampleNode is AnswerScalar likeThis
            ? new AnswerScalar(bare.Text, likeThis.Form, Origin.Default)
            : node;
    }
}
