using System.Security.Cryptography.X509Certificates;

namespace Appliance.Engine.Certificates;

/// <summary>
/// <c>/ovirt-engine/services/pki-resource</c>: the CA's and the engine's certificate, with the parameters, defaults and
/// content types of oVirt's PKIResourceServlet.
/// </summary>
internal sealed class PkiResourceEndpoint(AuthorityCertificate authority, ServedCertificate web)
{
    public const string Path = "/ovirt-engine/services/pki-resource";
    public const string AuthorityQuery = "?resource=ca-certificate&format=X509-PEM-CA";

    public async Task HandleAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (Find(query["resource"].ToString()) is not { } certificate)
        {
            await RefuseAsync(context, "Give resource=ca-certificate or resource=engine-certificate.");
            return;
        }

        switch (query["format"].ToString())
        {
            case "" or "X509-PEM":
                await SendAsync(context, certificate, "application/x-x509-cert");
                break;
            case "X509-PEM-CA":
                await SendAsync(context, certificate, "application/x-x509-ca-cert");
                break;
            default:
                await RefuseAsync(context, "Give format=X509-PEM or format=X509-PEM-CA.");
                break;
        }
    }

    private X509Certificate2? Find(string resource) => resource switch
    {
        "ca-certificate" => authority.Read(),
        "engine-certificate" => web.Leaf,
        _ => null,
    };

    private static Task SendAsync(HttpContext context, X509Certificate2 certificate, string contentType)
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(certificate.ExportCertificatePem() + "\n", context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, string remedy)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(remedy + "\n", context.RequestAborted);
    }
}
