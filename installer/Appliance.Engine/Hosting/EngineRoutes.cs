using Appliance.Engine.Api;
using Appliance.Engine.Certificates;
using Appliance.Engine.Health;
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

        var revoke = new RevokeEndpoint(services.Tokens);
        Post(application, TokenEndpoint.Path, new TokenEndpoint(services.Authenticator, services.Tokens, services.Events).HandleAsync);
        Post(application, RevokeEndpoint.Path, revoke.HandleAsync);
        Post(application, RevokeEndpoint.LogoutPath, revoke.HandleAsync);

        ApiRoutes.Map(
            (path, handle) => Read(application, path, handle),
            services.Inventory,
            services.Events,
            services.Configuration.ApplicationMode,
            services.Environment.Time);
    }

    private static void Read(WebApplication application, string path, RequestDelegate handle) =>
        application.MapMethods(path, Reading, handle);

    private static void Post(WebApplication application, string path, RequestDelegate handle) => application.MapPost(path, handle);
}
