using Appliance.Contracts.Nodes;
using Appliance.Engine.Hosting;
using Appliance.Pki;

namespace Appliance.Engine.Nodes;

/// <summary>A refusal as nodes are told it.</summary>
internal sealed record NodeRefusal(int Status, string Code, string Detail, string Remedy)
{
    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static NodeRefusal Malformed(string detail) => new(
        StatusCodes.Status400BadRequest,
        NodeProblemCode.Malformed,
        detail,
        "Node and engine may be of different versions: use the appliance program of the engine's version on the node.");

    public static NodeRefusal Unavailable(PkiFinding finding) => new(
        StatusCodes.Status503ServiceUnavailable, NodeProblemCode.Unavailable, finding.Message, finding.Remedy);

    /// <summary>What the server itself refuses: wrong method, too large, database away.</summary>
    public static NodeRefusal Of(int status, string detail) => status >= StatusCodes.Status500InternalServerError
        ? new NodeRefusal(status, NodeProblemCode.Unavailable, detail, "Try again in a moment; the engine's log says more.")
        : Malformed(detail) with { Status = status };

    public Task WriteAsync(HttpContext context)
    {
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
        return JsonAnswer.WriteAsync(
            context,
            Status,
            new NodeProblem { Code = Code, Detail = Detail, Remedy = Remedy },
            NodeJson.Default.NodeProblem);
    }
}
