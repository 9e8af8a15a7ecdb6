using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Reads what dnf(8) and rpm(8) print.</summary>
internal static class DnfOutput
{
    private const string NeededByMark = " is needed by (installed) ";

    /// <summary>Whether it ended because of <c>--assumeno</c> and of nothing worse.</summary>
    public static bool IsRefusal(CommandResult result) => (result.Output + result.Error).Contains("Operation aborted", StringComparison.Ordinal);

    /// <summary>
    /// Names in the sections "Installing", "Installing dependencies" of a transaction's table. A name stands after one
    /// space; further in is the rest of a line too long for the table.
    /// </summary>
    public static IReadOnlyList<string> NewlyInstalled(string table)
    {
        var names = new List<string>();
        var inSection = false;
        foreach (var line in table.Split('\n'))
        {
            if (line is not [' ', ..])
            {
                inSection = line.StartsWith("Installing", StringComparison.Ordinal);
            }
            else if (inSection && line is [' ', not ' ', ..])
            {
                names.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Installed packages that need one of those rpm was to erase, with their versions.</summary>
    public static IReadOnlyList<string> NeededBy(string error) =>
    [
        .. error.Split('\n')
            .Where(line => line.Contains(NeededByMark, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(NeededByMark, StringComparison.Ordinal) + NeededByMark.Length)..].Trim())
            .Distinct(StringComparer.Ordinal),
    ];
}
