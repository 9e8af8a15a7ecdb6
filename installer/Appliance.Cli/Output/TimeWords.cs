using System.Globalization;

namespace Appliance.Cli.Output;

/// <summary>Times as people say them.</summary>
internal static class TimeWords
{
    /// <summary><c>12 s ago</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>4 days ago</c>.</summary>
    public static string Ago(DateTimeOffset? time, DateTimeOffset now) => time is not { } then ? "never" : (now - then) switch
    {
        // A clock set back in between is no reason to tell of the future.
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 2 } span => Words(span.TotalSeconds, "s ago"),
        { TotalHours: < 2 } span => Words(span.TotalMinutes, "min ago"),
        { TotalDays: < 2 } span => Words(span.TotalHours, "h ago"),
        var span => Words(span.TotalDays, "days ago"),
    };

    public static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    public static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Words(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount):0} {unit}");
}
