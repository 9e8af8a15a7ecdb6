using System.Globalization;
using System.Text.RegularExpressions;

namespace Appliance.Engine.Api;

/// <summary>The part of oVirt's query language this engine has: <c>search=name=X</c> with <c>*</c>, <c>max=N</c>, and <c>from=ID</c> for events.</summary>
internal sealed partial record ApiQuery(string? NamePattern, int? Max, long? From)
{
    /// <summary>What was asked, or why it cannot be.</summary>
    public static (ApiQuery? Query, string? Wrong) Read(IQueryCollection query)
    {
        if (!TryNumber(query["max"].ToString(), 0, int.MaxValue, out var max))
            return (null, "max wants a number from 0.");
        if (!TryNumber(query["from"].ToString(), 0, long.MaxValue, out var from))
            return (null, "from wants the id of an event.");
        if (query["search"].ToString().Trim() is not { Length: > 0 } search)
            return (new ApiQuery(null, (int?)max, from), null);
        var match = ByName().Match(search);
        return match.Success
            ? (new ApiQuery(Pattern(match.Groups["name"].Value), (int?)max, from), null)
            : (null, "search knows name=X alone; * in X stands for anything.");
    }

    private static string Pattern(string name) =>
        name.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace('*', '%');

    private static bool TryNumber(string text, long least, long most, out long? number)
    {
        number = null;
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
            return false;
        number = value;
        return true;
    }

    [GeneratedRegex("""^name\s*=\s*("?)(?<name>[^"\s]+|[^"]+(?="))\1$""", RegexOptions.IgnoreCase)]
    private static partial Regex ByName();
}
