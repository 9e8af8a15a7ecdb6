namespace Appliance.Contracts.Nodes;

/// <summary>A refusal, with what to do.</summary>
public sealed record NodeProblem
{
    /// <summary>One of <see cref="NodeProblemCode"/>.</summary>
    public required string Code { get; init; }

    public required string Detail { get; init; }

    public required string Remedy { get; init; }
}
