using System.Globalization;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>Lengths of time as they stand on the screen.</summary>
internal static class ClockWords
{
    private const int LongestInSeconds = 120;

    /// <summary><c>0:42</c>, <c>1:02:03</c>.</summary>
    public static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00}");

    /// <summary><c>42 s</c>, or the clock's form when it is long.</summary>
    public static string Short(WordCatalogue words, double seconds) => seconds < LongestInSeconds
        ? words.With("run.seconds", Math.Floor(seconds).ToString(CultureInfo.InvariantCulture))
        : Clock(TimeSpan.FromSeconds(seconds));
}
