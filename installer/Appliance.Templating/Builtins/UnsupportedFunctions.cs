using System.Collections.Frozen;

namespace Appliance.Templating.Builtins;

/// <summary>Functions of Scriban this renderer does not have: templates that name them are refused when they are parsed.</summary>
internal static class UnsupportedFunctions
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "html.strip", "html.url_escape",
        "math.random", "math.uuid",
        "object.eval", "object.eval_template", "object.format",
        "regex.escape", "regex.unescape",
        "string.equals_ignore_case", "string.handleize", "string.hmac_sha1", "string.hmac_sha256", "string.hmac_sha512",
        "string.literal", "string.pluralize", "string.sha512", "string.to_float", "string.truncatewords",
    ]);

    public static bool Contains(string space, string function) => Names.Contains($"{space}.{function}");
}
