namespace Appliance.Engine.Nodes;

/// <summary>What a fence agent said.</summary>
/// <param name="Word"><c>on</c>, <c>off</c> or <c>error</c>.</param>
/// <param name="Text">The agent's own words, without the secret.</param>
internal sealed record PowerState(string Word, string Text);
