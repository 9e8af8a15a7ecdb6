using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Nodes.Engines;

namespace Appliance.Nodes.Agents;

/// <summary>Keeps the CA's revocation list as the engine has it.</summary>
internal sealed class RevocationFetch(AgentParts parts, Contact contact, LibvirtTls libvirt)
{
    private string? _complained;

    /// <param name="number">As the engine's answer has it; null when there is none.</param>
    public async Task FollowAsync(IEngine engine, string? number, CancellationToken cancellationToken)
    {
        var files = parts.Machine.Files;
        if (number is null || (number == contact.State.RevocationNumber && files.Exists(NodePaths.RevocationList)))
        {
            return;
        }

        try
        {
            var list = await engine.RevocationsAsync(cancellationToken);
            // Its words are the CA's: the connection is one that only the CA vouches for. A torn one must not get to libvirt.
            CertificateRevocationListBuilder.LoadPem(list, out _);
            files.WriteText(NodePaths.RevocationList, list, Ownership.Public);
            contact.HasRevocations(number);
            await libvirt.RefreshAsync(cancellationToken);
        }
        catch (Exception e) when (e is EngineException or CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            if (_complained != number)
            {
                parts.Say($"The revocation list {number} could not be fetched: {e.Message} It is tried again with each heartbeat.");
                _complained = number;
            }
        }
    }
}
