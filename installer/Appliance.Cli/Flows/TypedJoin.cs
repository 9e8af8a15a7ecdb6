using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;

namespace Appliance.Cli.Flows;

/// <summary>An engine and a token as a person types them when asked.</summary>
internal static class TypedJoin
{
    public static bool IsEngine(string text) => text.Length > 0 && EngineAddress.TryParse(text, out _, out _);

    public static bool IsToken(string text) => JoinToken.TryParse(text, out _);

    /// <param name="engine">One that <see cref="IsEngine"/>.</param>
    /// <param name="token">One that <see cref="IsToken"/>, or empty to wait for approval.</param>
    public static JoinOptions With(JoinOptions options, string engine, string token) => options with
    {
        Engine = EngineAddress.TryParse(engine, out var address, out _) ? address : null,
        Token = JoinToken.TryParse(token, out var parsed) ? parsed : null,
    };
}
