using System.Globalization;
using Appliance.Engine.Accounts;
using Appliance.Engine.Configuration;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Pages;

/// <summary>The form that opens the details of the status page, and the button that closes them.</summary>
internal sealed class SignInPage(SignIn signIn, PageSession session, EngineConfiguration configuration)
{
    public const string Path = "/ovirt-engine/login";
    public const string SignOutPath = "/ovirt-engine/logout";

    public async Task ShowAsync(HttpContext context)
    {
        if (await session.FindUserAsync(context) is not null)
            await PageAnswer.Lead(context, StatusPage.Path);
        else
            await WriteAsync(context, StatusCodes.Status200OK, null);
    }

    public async Task SubmitAsync(HttpContext context)
    {
        if (!SameOrigin.Sent(context.Request))
        {
            await RefuseForeignAsync(context);
            return;
        }

        var form = await PostedForm.ReadAsync(context);
        var (name, password) = (form?["username"].ToString() ?? "", form?["password"].ToString() ?? "");
        if (name.Length == 0 || password.Length == 0)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, "Give both the user name and the password.");
            return;
        }

        var (outcome, token) = await signIn.BeginAsync(name, password, RemoteAddress.Of(context), TokenPurpose.Page, context.RequestAborted);
        if (token is not null)
        {
            PageSession.Keep(context, token);
            await PageAnswer.Lead(context, StatusPage.Path);
            return;
        }

        if (outcome.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await WriteAsync(
            context,
            outcome.RetryAfter is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests,
            outcome.Explanation);
    }

    public async Task SignOutAsync(HttpContext context)
    {
        if (!SameOrigin.Sent(context.Request))
        {
            await RefuseForeignAsync(context);
            return;
        }

        if (PageSession.Token(context.Request) is { } token)
            await signIn.EndAsync(token, context.RequestAborted);
        PageSession.Forget(context);
        await PageAnswer.Lead(context, StatusPage.Path);
    }

    private Task WriteAsync(HttpContext context, int status, string? problem)
    {
        var message = problem is null ? default : Html.Of($"""<p class="problem" role="alert">{problem}</p>""");
        var content = Html.Of($"""
            <form class="card signin" method="post" action="{Path}">
            <h1>Sign in</h1>
            <p class="quiet">{configuration.Fqdn}</p>
            {message}
            <label for="username">User name</label>
            <input id="username" name="username" value="{LoginName.Administrator}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
            <button>Sign in</button>
            <p class="quiet">The administrator is <code>{LoginName.Administrator}</code>, here and in the API. A forgotten password is
            set anew on the engine's host: <code>{Product.Executable} admin set-password</code></p>
            </form>
            """);
        return PageAnswer.WriteAsync(context, status, $"Sign in to {configuration.Fqdn}", default, content);
    }

    private static Task RefuseForeignAsync(HttpContext context) =>
        Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "This form was sent from another site. Open the sign-in page here and try again.");
}
