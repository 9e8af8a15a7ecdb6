namespace Appliance.Planning.Answers;

/// <summary>One word, number or text.</summary>
public sealed class AnswerScalar(string text, ScalarForm form, Origin origin) : AnswerNode(origin)
{
    public string Text { get; } = text;

    public ScalarForm Form { get; } = form;

    public override bool IsNull => Form != ScalarForm.Text && Text is "" or "~" or "null" or "Null" or "NULL";
}
