using Appliance.Contracts.Api;
using Appliance.Engine.Accounts;
using Appliance.Engine.Api;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Sso;

/// <summary>
/// <c>/ovirt-engine/sso/oauth/revoke</c> and <c>/ovirt-engine/services/sso-logout</c>: end a token, given in the form or as
/// bearer. An unknown one is answered alike, so nothing can be learnt here.
/// </summary>
internal sealed class RevokeEndpoint(SignIn signIn)
{
    public const string Path = "/ovirt-engine/sso/oauth/revoke";
    public const string LogoutPath = "/ovirt-engine/services/sso-logout";

    public async Task HandleAsync(HttpContext context)
    {
        var form = await PostedForm.ReadAsync(context);
        var token = form?["token"].ToString() is { Length: > 0 } posted ? posted : ApiAuthentication.Bearer(context.Request);
        if (token is null)
        {
            const string remedy = "Give the token in the form's field 'token'.";
            var error = new ApiTokenError(remedy, "invalid_request", "invalid_request");
            await JsonAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, error, ApiJson.Default.ApiTokenError);
            return;
        }

        await signIn.EndAsync(token, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, new ApiDone(), ApiJson.Default.ApiDone);
    }
}
