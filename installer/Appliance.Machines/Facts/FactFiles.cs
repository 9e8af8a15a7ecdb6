using System.Globalization;
using Appliance.Machines.Files;

namespace Appliance.Machines.Facts;

/// <summary>Reads that never fail: a file which is missing, unreadable or refuses to answer counts as not there.</summary>
/// <remarks>The kernel's files answer with errors of their own: <c>carrier</c> of an interface that is down is EINVAL.</remarks>
internal sealed class FactFiles(IMachineFiles files)
{
    public string? Text(string path) => Try(() => files.ReadTextOrNull(path));

    public IReadOnlyList<string> Lines(string path) =>
        Text(path)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public long? Number(string path) =>
        long.TryParse(Text(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Exists(string path) => Try(() => files.Stat(path)) is not null;

    public string? LinkTarget(string path) => Try(() => files.Stat(path))?.LinkTarget;

    public IReadOnlyList<string> List(string path) => Try(() => files.List(path)) ?? [];

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
