using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Certificates;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Nodes;

/// <summary>The addresses of <see cref="NodeApi"/>.</summary>
internal sealed class NodeEndpoints(
    NodeAuthentication authentication,
    NodeJoin join,
    NodeHeartbeats heartbeats,
    NodeReports reports,
    NodeRenewal renewal,
    NodeSettingsStore settings,
    NodeSigner signer,
    AuthorityCertificate authority,
    EngineNames engine,
    string fqdn,
    TimeProvider time)
{
    public Task IdentityAsync(HttpContext context)
    {
        using var ca = authority.Read();
        var identity = new EngineIdentity
        {
            Fqdn = fqdn,
            Ca = ca.ExportCertificatePem() + "\n",
            Time = time.GetUtcNow(),
            Protocol = NodeApi.Version,
            Version = Product.Version,
        };
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, identity, NodeJson.Default.EngineIdentity);
    }

    public async Task JoinAsync(HttpContext context)
    {
        if (!(await NodeBody.ReadAsync(context, NodeJson.Default.JoinRequest)).Succeeded(out var request, out var refusal)
            || !JoinInput.Read(request).Succeeded(out var input, out refusal))
        {
            await refusal.WriteAsync(context);
            return;
        }

        engine.ReachedAt(context.Connection.LocalIpAddress);
        await AnswerAsync(context, await join.JoinAsync(input, RemoteAddress.Of(context), context.RequestAborted), NodeJson.Default.JoinAnswer);
    }

    public Task HeartbeatAsync(HttpContext context) =>
        PostAsync(context, NodeJson.Default.Heartbeat, heartbeats.TakeAsync, NodeJson.Default.HeartbeatAnswer);

    public Task RenewAsync(HttpContext context) =>
        PostAsync(context, NodeJson.Default.RenewRequest, renewal.RenewAsync, NodeJson.Default.RenewAnswer);

    public async Task ReportAsync(HttpContext context)
    {
        NodeRefusal? refusal;
        if ((await authentication.WhoAsync(context)).Succeeded(out var host, out refusal)
            && (await NodeBody.ReadAsync(context, NodeJson.Default.NodeReport)).Succeeded(out var report, out refusal))
        {
            refusal = await reports.TakeAsync(host, report, context.RequestAborted);
        }

        if (refusal is not null)
            await refusal.WriteAsync(context);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public async Task SettingsAsync(HttpContext context)
    {
        if (!(await authentication.WhoAsync(context)).Succeeded(out var host, out var refusal))
            await refusal.WriteAsync(context);
        else if (await settings.OfAsync(host.Id, context.RequestAborted) is { } own)
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, own, NodeJson.Default.NodeSettings);
        else
            await NodeRefusal.Malformed($"{host.Name} was removed just now.").WriteAsync(context);
    }

    public async Task RevocationsAsync(HttpContext context)
    {
        if (!(await authentication.WhoAsync(context)).Succeeded(out _, out var refusal))
        {
            await refusal.WriteAsync(context);
        }
        else if (signer.RevocationList is { } list)
        {
            context.Response.ContentType = "application/x-pem-file";
            await context.Response.WriteAsync(list, context.RequestAborted);
        }
        else
        {
            await (NodeRefusal.Malformed("There is no revocation list yet: nothing has been revoked.") with { Status = StatusCodes.Status404NotFound }).WriteAsync(context);
        }
    }

    private async Task PostAsync<TIn, TOut>(
        HttpContext context,
        JsonTypeInfo<TIn> inType,
        Func<EnrolledHost, TIn, CancellationToken, Task<NodeResult<TOut>>> take,
        JsonTypeInfo<TOut> outType)
        where TIn : class
    {
        if (!(await authentication.WhoAsync(context)).Succeeded(out var host, out var refusal)
            || !(await NodeBody.ReadAsync(context, inType)).Succeeded(out var said, out refusal))
        {
            await refusal.WriteAsync(context);
            return;
        }

        await AnswerAsync(context, await take(host, said, context.RequestAborted), outType);
    }

    private static Task AnswerAsync<T>(HttpContext context, NodeResult<T> result, JsonTypeInfo<T> type) =>
        result.Succeeded(out var value, out var refusal)
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, value, type)
            : refusal.WriteAsync(context);
}
