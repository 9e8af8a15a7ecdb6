namespace Appliance.Machines.Packages;

/// <summary>apt started by root reads and fetches as the account <c>_apt</c>, which may not enter everybody's folders.</summary>
internal static class AptSandbox
{
    private const UnixFileMode Enter = UnixFileMode.OtherExecute;

    /// <summary>Has apt fetch as root at once, instead of trying, warning, and then doing so.</summary>
    public static readonly IReadOnlyList<string> Off = ["-o", "APT::Sandbox::User=root"];

    /// <summary>Whether everybody may enter the folder and those above it, and read it.</summary>
    public static bool CanReach(string folder)
    {
        var mode = Mode(folder);
        if ((mode & UnixFileMode.OtherRead) == 0)
        {
            return false;
        }

        for (string? place = folder; place is not null; place = Path.GetDirectoryName(place))
        {
            if ((Mode(place) & Enter) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static UnixFileMode Mode(string folder) => Directory.Exists(folder) ? File.GetUnixFileMode(folder) : UnixFileMode.None;
}
