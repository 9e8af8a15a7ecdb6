using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>A node and its engine cannot go on together.</summary>
/// <param name="cause">What happened and why.</param>
/// <param name="remedy">What to do.</param>
public class EngineException(string cause, string remedy, Exception? inner = null) : Exception(cause, inner)
{
    public string Remedy { get; } = remedy;
}

/// <summary>The engine does not answer now, and may later.</summary>
public sealed class EngineUnreachableException(string cause, string remedy, Exception? inner = null) : EngineException(cause, remedy, inner);

/// <summary>Whoever answers is not the engine that is meant.</summary>
public sealed class EngineUntrustedException(string cause, string remedy) : EngineException(cause, remedy);

/// <summary>The two clocks are too far apart.</summary>
public sealed class ClockDifferenceException(string cause, string remedy) : EngineException(cause, remedy);

/// <summary>The engine says no.</summary>
/// <param name="code">One of <see cref="NodeProblemCode"/>.</param>
public sealed class EngineRefusedException(string code, string cause, string remedy) : EngineException(cause, remedy)
{
    public string Code { get; } = code;

    /// <summary>Whether asking again later may help.</summary>
    public bool IsPassing => Code is NodeProblemCode.Unavailable or NodeProblemCode.TooMany;
}
