using Appliance.Pki.Keys;

namespace Appliance.Nodes.Joining;

/// <summary>What an engine gave to a machine that joined.</summary>
/// <param name="CertificatePem">For this machine's key, signed by the engine's CA; both were looked at.</param>
/// <param name="CaPem">The engine's CA.</param>
/// <param name="Words">See <see cref="FourWords"/>.</param>
public sealed record JoinedNode(NodeIdentity Identity, string CertificatePem, string CaPem, string Words);
