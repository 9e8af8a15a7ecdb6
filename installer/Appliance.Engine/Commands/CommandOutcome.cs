namespace Appliance.Engine.Commands;

/// <summary>What a command says when it is done, or why it failed.</summary>
internal sealed record CommandOutcome(string? Said, string? Problem)
{
    public static CommandOutcome Done(string said) => new(said, null);

    public static CommandOutcome Failed(string problem) => new(null, problem);
}
