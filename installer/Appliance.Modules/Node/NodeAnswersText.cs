using Appliance.Nodes.Engines;
using Appliance.Planning.Answers;

namespace Appliance.Modules.Node;

/// <summary>The answers that a node has from its joining, whatever the engine says of it.</summary>
public static class NodeAnswersText
{
    public static string Of(string name, EngineEndpoint engine) => AnswersWriter.Write(
        "Who this node is, and whose.",
        [
            (NodeQuestions.Name.Id, Text(name)),
            (NodeQuestions.Engine.Id, Text(engine.Engine.ToString())),
            (NodeQuestions.EngineAddresses.Id, new AnswerList([.. engine.Addresses.Select(Text)], Origin.Default)),
        ]);

    private static AnswerScalar Text(string text) => new(text, ScalarForm.Text, Origin.Default);
}
