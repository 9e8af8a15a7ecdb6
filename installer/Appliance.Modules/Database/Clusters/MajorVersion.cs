using System.Globalization;

namespace Appliance.Modules.Database.Clusters;

/// <summary>PostgreSQL's major version as packages and files write it.</summary>
internal static class MajorVersion
{
    /// <summary>15 of <c>15+248</c>, <c>15.8-1.el9</c> or <c>15</c>; null when it begins with no number.</summary>
    public static int? Parse(string? text)
    {
        var digits = new string([.. (text ?? "").Trim().TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
