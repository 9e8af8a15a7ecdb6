using Appliance.Contracts.Api;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Api;

/// <summary>What can be done with a host: <c>POST hosts/{id}/approve</c> and the like.</summary>
internal sealed class ApiHostActions(NodeServices nodes)
{
    public Task ApproveAsync(HttpContext context) => DoAsync(context, async host =>
        host.Status == NodeStatus.PendingApproval
            // By the words: the name may be asked for by several.
            ? await nodes.Administration.DecideAsync(host.Words!, approved: true, context.RequestAborted)
            : HostDecision.Refused(host.Name, $"Host {host.Name} is {host.Status}; it does not wait for approval."));

    public Task ActivateAsync(HttpContext context) =>
        DoAsync(context, host => nodes.Administration.MaintainAsync(host.Name, on: false, context.RequestAborted));

    public Task DeactivateAsync(HttpContext context) =>
        DoAsync(context, host => nodes.Administration.MaintainAsync(host.Name, on: true, context.RequestAborted));

    public async Task FenceAsync(HttpContext context)
    {
        if (await ApiBody.ReadAsync(context, ApiJson.Default.ApiAction) is not { } action || await FindAsync(context) is not { } host)
            return;
        if (action.FenceType != "status")
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "fence_type wants status; this engine does not switch hosts on or off.");
            return;
        }

        var state = await nodes.Powers.StatusAsync(host, context.RequestAborted);
        if (state.Word == "error")
            await Refusal.WriteAsync(context, StatusCodes.Status409Conflict, state.Text);
        else
            await DoneAsync(context, new ApiAction { Status = "complete", PowerManagement = new ApiPowerManagement { Status = state.Word } });
    }

    private async Task DoAsync(HttpContext context, Func<HostRow, Task<HostDecision>> work)
    {
        if (!await ApiBody.IsOwnAsync(context) || await FindAsync(context) is not { } host)
            return;
        var decision = await work(host);
        if (decision.Problem is { } problem)
            await Refusal.WriteAsync(context, StatusCodes.Status409Conflict, problem);
        else
            await DoneAsync(context, new ApiAction { Status = "complete" });
    }

    private Task<HostRow?> FindAsync(HttpContext context) => ApiHostEndpoints.FindAsync(nodes.Inventory, context);

    private static Task DoneAsync(HttpContext context, ApiAction action) => ApiAnswer.WriteAsync(context, action, ApiJson.Default.ApiAction, "action");
}
