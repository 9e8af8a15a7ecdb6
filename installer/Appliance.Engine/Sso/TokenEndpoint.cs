using System.Globalization;
using Appliance.Contracts.Api;
using Appliance.Engine.Accounts;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Sso;

/// <summary><c>/ovirt-engine/sso/oauth/token</c>: the password grant, with the answers of oVirt's OAuthTokenServlet.</summary>
internal sealed class TokenEndpoint(SignIn signIn)
{
    public const string Path = "/ovirt-engine/sso/oauth/token";
    public const string Scope = "ovirt-app-api";

    public async Task HandleAsync(HttpContext context)
    {
        if (await PostedForm.ReadAsync(context) is not { } form)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalid_request", "Post a form (application/x-www-form-urlencoded).");
            return;
        }

        var (name, password) = (form["username"].ToString(), form["password"].ToString());
        if (form["grant_type"] != "password")
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "unsupported_grant_type", "Use grant_type=password.");
        else if (!form["scope"].ToString().Split(' ').Contains(Scope))
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalid_scope", $"Use scope={Scope}.");
        else if (name.Length == 0 || password.Length == 0)
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalid_request", "Give username and password.");
        else
            await LogInAsync(context, name, password);
    }

    private async Task LogInAsync(HttpContext context, string name, string password)
    {
        var (outcome, token) = await signIn.BeginAsync(name, password, RemoteAddress.Of(context), TokenPurpose.Api, context.RequestAborted);
        if (token is null)
        {
            await RefuseLoginAsync(context, outcome);
            return;
        }

        var expires = token.Expires.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await JsonAnswer.WriteAsync(
            context,
            StatusCodes.Status200OK,
            new ApiToken(token.Value, Scope, expires, "bearer"),
            ApiJson.Default.ApiToken);
    }

    private static Task RefuseLoginAsync(HttpContext context, LoginOutcome outcome)
    {
        if (outcome.RetryAfter is not { } wait)
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "access_denied", outcome.Explanation);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(context, StatusCodes.Status429TooManyRequests, "access_denied", outcome.Explanation);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string description) =>
        JsonAnswer.WriteAsync(context, status, new ApiTokenError(description, code, code), ApiJson.Default.ApiTokenError);
}
