using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Facts;
using Appliance.Nodes.Joining;

namespace Appliance.Nodes.Agents;

/// <summary>Gets a new certificate for the same key when two thirds of the old one's life are over.</summary>
internal sealed class CertificateRenewal(AgentParts parts, NodeFiles files, LibvirtTls libvirt)
{
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromHours(1);

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private bool _failed;

    /// <returns>Whether there is a new one to speak with.</returns>
    public async Task<bool> LookAsync(IEngine engine, MachineFacts? facts, CancellationToken cancellationToken)
    {
        var now = parts.Time.GetUtcNow();
        if (now < _notBefore || files.Certificate() is not { } old || now < DueAt(old))
        {
            return false;
        }

        try
        {
            await RenewAsync(engine, facts, cancellationToken);
            _failed = false;
            return true;
        }
        catch (Exception e) when (e is EngineException or IOException or UnauthorizedAccessException)
        {
            _notBefore = now + WaitAfterFailure;
            if (!_failed)
            {
                parts.Say(string.Create(CultureInfo.InvariantCulture, $"The certificate, good until {End(old):yyyy-MM-dd}, could not be renewed: {e.Message} It is tried again each hour."));
                _failed = true;
            }

            return false;
        }
    }

    private async Task RenewAsync(IEngine engine, MachineFacts? facts, CancellationToken cancellationToken)
    {
        using var key = files.Key() ?? throw new IOException($"{NodePaths.Key} is missing or cannot be read.");
        var ca = files.Ca() ?? throw new IOException($"{NodePaths.Ca} is missing or cannot be read.");
        var identity = files.Identity() ?? throw new IOException($"{NodePaths.Identity} is missing or damaged.");
        IReadOnlyList<string> addresses = facts is null ? [] : NodeFactsReader.Addresses(facts, engine.LocalAddress);
        var answer = await engine.RenewAsync(new RenewRequest { SigningRequest = NodeRequest.Create(identity.Name, addresses, key), Addresses = addresses }, cancellationToken);
        var renewed = NodeRequest.RequireFitting(answer.Certificate, key, ca, parts.Time.GetUtcNow());
        parts.Machine.Files.WriteText(NodePaths.Certificate, answer.Certificate.TrimEnd() + "\n", Ownership.Public);
        parts.Say(string.Create(CultureInfo.InvariantCulture, $"The certificate is renewed; it is good until {End(renewed):yyyy-MM-dd}."));
        await libvirt.RefreshAsync(cancellationToken);
    }

    private static DateTimeOffset DueAt(X509Certificate2 certificate)
    {
        var start = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
        return start + ((End(certificate) - start) * 2 / 3);
    }

    private static DateTimeOffset End(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());
}
