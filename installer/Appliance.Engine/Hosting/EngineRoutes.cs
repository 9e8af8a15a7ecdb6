using Appliance.Contracts.Nodes;
using Appliance.Engine.Api;
using Appliance.Engine.Certificates;
using Appliance.Engine.Health;
using Appliance.Engine.Nodes;
using Appliance.Engine.Pages;
using Appliance.Engine.Sso;

namespace Appliance.Engine.Hosting;

/// <summary>Which address is answered by what.</summary>
internal static class EngineRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication application, EngineServices services)
    {
        application.Use(SecurityHeaders.HandleAsync);
        application.Use(new Boundary(services.Log, services.Configuration.Database).HandleAsync);
        application.Use(new Gate(services.Address).HandleAsync);
        application.Use(new ApiAuthentication(services.Authenticator, services.Tokens).HandleAsync);

        Read(application, HealthEndpoint.Path, new HealthEndpoint(services.Readiness).HandleAsync);
        Read(application, PkiResourceEndpoint.Path, new PkiResourceEndpoint(services.Authority, services.Certificate).HandleAsync);

        var revoke = new RevokeEndpoint(services.SignIn);
        Post(application, TokenEndpoint.Path, new TokenEndpoint(services.SignIn).HandleAsync);
        Post(application, RevokeEndpoint.Path, revoke.HandleAsync);
        Post(application, RevokeEndpoint.LogoutPath, revoke.HandleAsync);

        ApiRoutes.Map(
            (path, handle) => Read(application, path, handle),
            services.Inventory,
            services.Events,
            services.Configuration.ApplicationMode,
            services.Environment.Time);
        MapHosts(application, services.Nodes);
        MapPages(application, services);
        MapNodes(application, services.Nodes.Endpoints);
    }

    private static void MapNodes(WebApplication application, NodeEndpoints nodes)
    {
        Read(application, NodeApi.IdentityPath, nodes.IdentityAsync);
        Read(application, NodeApi.SettingsPath, nodes.SettingsAsync);
        Read(application, NodeApi.RevocationsPath, nodes.RevocationsAsync);
        Post(application, NodeApi.JoinPath, nodes.JoinAsync);
        Post(application, NodeApi.HeartbeatPath, nodes.HeartbeatAsync);
        Post(application, NodeApi.ReportPath, nodes.ReportAsync);
        Post(application, NodeApi.RenewPath, nodes.RenewAsync);
    }

    private static void MapHosts(WebApplication application, NodeServices nodes)
    {
        var (hosts, actions) = (new ApiHostEndpoints(nodes), new ApiHostActions(nodes));
        const string Collection = Refusal.ApiPath + "/hosts";
        const string One = Collection + "/{id}";
        Post(application, Collection, hosts.AddAsync);
        application.MapPut(One, (RequestDelegate)hosts.ChangeAsync);
        application.MapDelete(One, (RequestDelegate)hosts.RemoveAsync);
        Read(application, One + "/nics", hosts.NicsAsync);
        Post(application, One + "/approve", actions.ApproveAsync);
        Post(application, One + "/activate", actions.ActivateAsync);
        Post(application, One + "/deactivate", actions.DeactivateAsync);
        Post(application, One + "/fence", actions.FenceAsync);
    }

    private static void MapPages(WebApplication application, EngineServices services)
    {
        var session = new PageSession(services.Tokens);
        var signIn = new SignInPage(services.SignIn, session, services.Configuration);
        Read(application, "/", context => PageAnswer.Lead(context, StatusPage.Path));
        Read(application, StatusPage.Path, new StatusPage(services, session).HandleAsync);
        Read(application, SignInPage.Path, signIn.ShowAsync);
        Post(application, SignInPage.Path, signIn.SubmitAsync);
        Post(application, SignInPage.SignOutPath, signIn.SignOutAsync);
        // Where people know oVirt's portals to be.
        Read(application, "/ovirt-engine/webadmin", context => PageAnswer.Lead(context, StatusPage.Path));
        Read(application, "/ovirt-engine/web-ui", context => PageAnswer.Lead(context, StatusPage.Path));
        foreach (var asset in PageAsset.All)
            Read(application, asset.Path, asset.HandleAsync);
    }

    private static void Read(WebApplication application, string path, RequestDelegate handle) =>
        application.MapMethods(path, Reading, handle);

    private static void Post(WebApplication application, string path, RequestDelegate handle) => application.MapPost(path, handle);
}
