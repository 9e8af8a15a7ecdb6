using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Nodes;

/// <summary>A join request that keeps to the rules. What a stranger sends is stored and told only when it does.</summary>
internal sealed partial record JoinInput
{
    private const int LongestRequest = 16 * 1024;
    private const int LongestToken = 128;

    public string? Token { get; private init; }

    /// <summary>Null leaves the name to the token, or to <see cref="OwnName"/>.</summary>
    public string? Name { get; private init; }

    /// <summary>What the machine calls itself; null when no host can have that name here.</summary>
    public string? OwnName { get; private init; }

    public required string MachineId { get; init; }

    public required string SigningRequest { get; init; }

    public required PublicKey Key { get; init; }

    /// <summary>SHA-256 of the public key.</summary>
    public required byte[] KeyHash { get; init; }

    public required IReadOnlyList<IPAddress> Addresses { get; init; }

    public required NodeFacts Facts { get; init; }

    public static NodeResult<JoinInput> Read(JoinRequest request)
    {
        if (request.Protocol != NodeApi.Version)
        {
            return new NodeRefusal(
                StatusCodes.Status400BadRequest,
                NodeProblemCode.Protocol,
                $"The node speaks version {request.Protocol} of the protocol, the engine version {NodeApi.Version}.",
                "Use the appliance program of the engine's version on the node.");
        }

        if (request.Token is { Length: > LongestToken })
            return NodeRefusal.Malformed("The token is too long.");
        if (!MachineIdForm().IsMatch(request.MachineId))
            return NodeRefusal.Malformed("The machine id is not 8 to 64 letters, digits, hyphens, dots or colons.");
        if (NodeRules.FactsFlaw(request.Facts) is { } flaw)
            return NodeRefusal.Malformed(flaw);
        var name = NodeRules.HostName(request.Name);
        if (request.Name is not null && name is null)
            return NodeRefusal.Malformed("The name is no host name: letters, digits and hyphens in parts separated by dots.");
        if (!NodeRules.Addresses(request.Addresses).Succeeded(out var addresses, out var refusal))
            return refusal;
        if (!ReadKey(request.SigningRequest).Succeeded(out var key, out refusal))
            return refusal;
        return new JoinInput
        {
            Token = request.Token,
            Name = name,
            OwnName = NodeRules.HostName(request.Facts.HostName),
            MachineId = request.MachineId.ToLowerInvariant(),
            SigningRequest = request.SigningRequest,
            Key = key,
            KeyHash = Hash(key),
            Addresses = addresses,
            Facts = request.Facts,
        };
    }

    /// <summary>The key of a signing request whose sender has it.</summary>
    public static NodeResult<PublicKey> ReadKey(string request)
    {
        if (request.Length > LongestRequest)
            return NodeRefusal.Malformed("The signing request is too long.");
        return Appliance.Pki.Issuing.SigningRequest.ReadKey(request).Succeeded(out var key, out var problem)
            ? key
            : NodeRefusal.Malformed(problem.Message) with { Remedy = problem.Remedy };
    }

    public static byte[] Hash(PublicKey key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo());

    [GeneratedRegex(@"\A[0-9A-Za-z.:-]{8,64}\z")]
    private static partial Regex MachineIdForm();
}
