namespace Appliance.Templating.Evaluation;

/// <summary>What a <c>capture</c> holds. It becomes text where text is wanted, but is no string: it equals no other capture.</summary>
internal sealed class CapturedText(string text)
{
    public string Text { get; } = text;
}
