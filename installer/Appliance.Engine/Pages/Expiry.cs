using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Engine.Pages;

/// <summary>How long a certificate is good for.</summary>
internal static class Expiry
{
    private const int SoonDays = 30;

    public static Html Of(X509Certificate2 certificate, DateTimeOffset now)
    {
        var until = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        var days = (long)Math.Floor((until - now).TotalDays);
        var date = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return days switch
        {
            _ when until <= now => Html.Of($"{Badge.Bad("expired")} <span class=\"date\">on {date}</span>"),
            < SoonDays => Html.Of($"{Badge.Warn($"{days} days left")} <span class=\"date\">until {date}</span>"),
            _ => Html.Of($"{Badge.Good($"{days} days left")} <span class=\"date\">until {date}</span>"),
        };
    }
}
