using Appliance.Engine.Certificates;
using Appliance.Engine.Health;

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

        Read(application, HealthEndpoint.Path, new HealthEndpoint(services.Readiness).HandleAsync);
        Read(application, PkiResourceEndpoint.Path, new PkiResourceEndpoint(services.Authority, services.Certificate).HandleAsync);
    }

    private static void Read(WebApplication application, string path, RequestDelegate handle) =>
        application.MapMethods(path, Reading, handle);
}
