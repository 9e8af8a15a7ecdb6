using Microsoft.Net.Http.Headers;

namespace Appliance.Engine.Api;

/// <summary>The forms the API answers in.</summary>
internal static class ApiForm
{
    public const string Json = "application/json";
    public const string Xml = "application/xml";

    /// <summary>The form the client likes best, JSON when it has no say; null when it takes neither.</summary>
    public static string? Choose(HttpRequest request)
    {
        var accepted = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var list) ? list : [];
        if (accepted.Count == 0)
            return Json;
        return accepted
            .Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type switch
            {
                _ when Matches(type, "application/json") => Json,
                _ when Matches(type, "application/xml") || Matches(type, "text/xml") => Xml,
                _ => null,
            })
            .FirstOrDefault(form => form is not null);
    }

    private static bool Matches(MediaTypeHeaderValue accepted, string offered) =>
        accepted.MatchesAllTypes
        || (accepted.MatchesAllSubTypes && offered.StartsWith(accepted.Type.ToString() + "/", StringComparison.OrdinalIgnoreCase))
        || accepted.MediaType.Equals(offered, StringComparison.OrdinalIgnoreCase);
}
