using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Certificates;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Pki.Keys;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>
/// New certificates for enrolled nodes. The old one stays good until the new one has been used: an answer that is lost leaves
/// the node with what it had.
/// </summary>
internal sealed class NodeRenewal(NpgsqlDataSource database, HostStore hosts, NodeSigner signer, AuthorityCertificate authority, AddressRules rules, EventLog events)
{
    public async Task<NodeResult<RenewAnswer>> RenewAsync(EnrolledHost host, RenewRequest request, CancellationToken cancellationToken)
    {
        if (!NodeRules.Addresses(request.Addresses).Succeeded(out var addresses, out var refusal)
            || !JoinInput.ReadKey(request.SigningRequest).Succeeded(out var key, out refusal))
        {
            return refusal;
        }

        if (await rules.RefusalAsync(addresses, host.Name, cancellationToken) is { } taken)
        {
            await events.RecordOnceAMinuteAsync(EventKind.JoinRefused, $"The certificate of host {host.Name} could not be renewed: {taken.Detail}", cancellationToken);
            return taken;
        }

        var hash = JoinInput.Hash(key);
        if (await hosts.ByKeyAsync(hash, cancellationToken) is { } other && other.Id != host.Id)
            return NodeRefusal.Malformed("The new key is another node's.");
        if (!(await signer.SignAsync(host.Name, request.SigningRequest, addresses, cancellationToken)).Succeeded(out var certificate, out var problem))
            return NodeRefusal.Unavailable(problem);
        using var ca = authority.Read();
        await using var command = database.CreateCommand(
            "UPDATE hosts SET next_serial = $2, next_certificate = $3, next_certificate_ends = $4, next_key_hash = $5, next_words = $6, certificate_addresses = $8 WHERE id = $1 AND serial = $7");
        var kept = await command
            .With(host.Id)
            .With(certificate.Serial)
            .With(certificate.Pem)
            .With(certificate.Ends.UtcDateTime)
            .With(hash)
            .With(FourWords.Of(ca, key))
            .With(host.Serial!)
            .With(AddressRules.TextsOf(addresses))
            .ExecuteNonQueryAsync(CancellationToken.None);
        // One that was asked for before and never used, or, when the host was enrolled anew meanwhile, this one.
        await RevokeAsync(host.Name, kept == 1 ? host.NextSerial : certificate.Serial);
        return kept == 1
            ? new RenewAnswer { Certificate = certificate.Pem }
            : NodeRefusal.Malformed($"{host.Name} was enrolled anew while it renewed its certificate.");
    }

    /// <summary>The node has used its renewed certificate: it is the current one from now on.</summary>
    public async Task<EnrolledHost> TakeUpAsync(EnrolledHost host, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE hosts SET serial = next_serial, certificate = next_certificate, certificate_ends = next_certificate_ends,
                key_hash = next_key_hash, words = next_words,
                next_serial = NULL, next_certificate = NULL, next_certificate_ends = NULL, next_key_hash = NULL, next_words = NULL
            WHERE id = $1 AND next_serial = $2
            """);
        var taken = await command.With(host.Id).With(host.NextSerial!).ExecuteNonQueryAsync(cancellationToken);
        if (taken == 1)
        {
            await events.RecordAsync(EventKind.CertificateRenewed, $"The certificate of host {host.Name} was renewed.", CancellationToken.None);
            await RevokeAsync(host.Name, host.Serial);
        }

        return host with { Serial = host.NextSerial, NextSerial = null };
    }

    private async Task RevokeAsync(string name, string? serial)
    {
        if (serial is not null && (await signer.RevokeAsync([serial], X509RevocationReason.Superseded, CancellationToken.None)).Problem is { } problem)
            await events.RecordAsync(EventKind.RevocationFailed, $"The certificate {serial} of host {name} could not be revoked: {problem.Message}", CancellationToken.None);
    }
}
