using System.Globalization;

namespace Appliance.Modules.Host;

/// <summary>Bytes for people: rounded, with binary units.</summary>
internal static class Amount
{
    public const long MiB = 1L << 20;
    public const long GiB = 1L << 30;

    public static string Text(long bytes) => bytes >= GiB
        ? string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / GiB:0.#} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / MiB} MiB");
}
