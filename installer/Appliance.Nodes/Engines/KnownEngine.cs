using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>An engine whose CA is known from now on.</summary>
/// <param name="LocalAddress">The address of this machine that it was reached from.</param>
public sealed record KnownEngine(EngineEndpoint Endpoint, EngineIdentity Identity, X509Certificate2 Ca, string? LocalAddress);
