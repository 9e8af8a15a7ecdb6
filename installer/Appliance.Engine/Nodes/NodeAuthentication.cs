using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Certificates;
using Appliance.Pki;
using Appliance.Pki.Register;

namespace Appliance.Engine.Nodes;

/// <summary>Tells by the certificate of the connection which host is speaking. Nothing else in a request says who it is from.</summary>
internal sealed class NodeAuthentication(HostStore hosts, NodeRenewal renewal, AuthorityCertificate authority, TimeProvider time)
{
    public async Task<NodeResult<EnrolledHost>> WhoAsync(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } certificate)
            return Refuse("The node shows no certificate.");
        using var ca = authority.Read();
        if (ClientCertificateCheck.Refusal(certificate, ca, time.GetUtcNow()) is { } refusal)
            return Refuse($"The certificate that the node shows {refusal}.");
        var serial = SerialNumber.Parse(certificate.SerialNumber).Value.ToString();
        if (await hosts.BySerialAsync(serial, context.RequestAborted) is not { } host)
            return NotOurs(serial, certificate);
        // An engine that was restored from a backup gives numbers a second time: the number alone may be another node's by now.
        var isNext = host.NextSerial == serial;
        if ((isNext ? host.NextKeyHash : host.KeyHash) is not { } key || !key.AsSpan().SequenceEqual(JoinInput.Hash(certificate.PublicKey)))
            return NotOurs(serial, certificate);
        return isNext ? await renewal.TakeUpAsync(host, context.RequestAborted) : host;
    }

    private static NodeRefusal NotOurs(string serial, X509Certificate2 certificate) =>
        Refuse($"Certificate {serial} ({Name(certificate)}) is no node's, or not any more: it was removed or enrolled anew.");

    private static NodeRefusal Refuse(string detail) => new(
        StatusCodes.Status403Forbidden,
        NodeProblemCode.NotEnrolled,
        detail,
        "Enrol the node again: appliance node join on it, with a token from appliance node token.");

    // Signed by our CA, so it is a name that we wrote.
    private static string Name(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
}
