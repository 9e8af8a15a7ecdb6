using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>The engine's refusals as a person at the node needs them.</summary>
internal static class Refusals
{
    private const string NewToken = "Make a new one on the engine (`appliance node token`), then run `appliance node join` with it.";

    public static EngineRefusedException Of(NodeProblem problem, EngineEndpoint engine) =>
        new(problem.Code, $"The engine {engine} refuses: {Plain(problem.Detail)}", Remedy(problem));

    // The engine knows the names it speaks of; where it says nothing, this end does.
    private static string Remedy(NodeProblem problem) => string.IsNullOrWhiteSpace(problem.Remedy) ? Remedy(problem.Code) : Plain(problem.Remedy);

    private static string Remedy(string code) => code switch
    {
        NodeProblemCode.TokenUnknown => "Look whether the token was copied in full and is for this engine. " + NewToken,
        NodeProblemCode.TokenExpired => NewToken,
        NodeProblemCode.TokenUsed => "A token is good for one machine. " + NewToken,
        NodeProblemCode.TokenName => "Join by the name the token is for (--name NAME), or make a token for this name: `appliance node token --name NAME` on the engine.",
        NodeProblemCode.Rejected => "If it was a mistake: `appliance node approve NAME` on the engine, or join with a token.",
        NodeProblemCode.NotEnrolled => "If this machine shall be a node again, run `appliance node join` with a new token (`appliance node token` on the engine); else `appliance node leave` removes what is set up here.",
        NodeProblemCode.NameTaken => "Join by another name (--name NAME), or remove the old node on the engine first (`appliance node remove NAME`) when this machine takes its place.",
        NodeProblemCode.MachineTaken => "Join by the name this machine has in the engine (--name NAME), or remove that node there first (`appliance node remove NAME`).",
        NodeProblemCode.AddressTaken => "Give this machine an address of its own; if the other host is gone, remove it on the engine (`appliance node remove NAME`).",
        NodeProblemCode.TooMany => "Wait a minute and run the command again.",
        NodeProblemCode.Unavailable => "Look at the engine (`appliance status` there), then run the command again.",
        _ => "Use the same version of the program on the engine and on this machine.",
    };

    // It comes from the network and goes to a terminal.
    private static string Plain(string text) => new([.. text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c)]);
}
