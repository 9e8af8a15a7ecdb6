using System.Globalization;

namespace Appliance.Modules.Database.Configuration;

/// <summary>Values of settings as numbers: with the units of the PostgreSQL manual, or in the base unit when there is none.</summary>
internal static class SettingValue
{
    // Of a memory setting whose base unit is kB, as all of those compared here.
    private static readonly (string Unit, double Kilobytes)[] _units = [("kB", 1), ("MB", 1024), ("GB", 1024 * 1024), ("TB", 1024 * 1024 * 1024d), ("B", 1 / 1024d)];

    public static double? Number(string text)
    {
        var value = text.Trim();
        foreach (var (unit, factor) in _units)
        {
            if (value.EndsWith(unit, StringComparison.Ordinal))
            {
                return Plain(value[..^unit.Length]) * factor;
            }
        }

        return Plain(value);
    }

    private static double? Plain(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
