namespace Appliance.Machines.Files;

/// <summary>Owner and mode of a file or directory.</summary>
/// <param name="User">Account name; null leaves the owner as the writing process has it.</param>
public sealed record Ownership(UnixFileMode Mode, string? User = null, string? Group = null)
{
    /// <summary>0644: anyone may read.</summary>
    public static readonly Ownership Public = new((UnixFileMode)0b110_100_100, "root", "root");

    /// <summary>0755: a program, or a directory anyone may enter.</summary>
    public static readonly Ownership PublicExecutable = new((UnixFileMode)0b111_101_101, "root", "root");

    /// <summary>0600: the owner alone.</summary>
    public static Ownership Private(string user = "root") => new((UnixFileMode)0b110_000_000, user, user);

    /// <summary>0700: a directory for the owner alone.</summary>
    public static Ownership PrivateDirectory(string user = "root") => new((UnixFileMode)0b111_000_000, user, user);

    /// <summary>0640: the owner writes, the group reads.</summary>
    public static Ownership GroupReadable(string group, string user = "root") => new((UnixFileMode)0b110_100_000, user, group);

    /// <summary>The mode as people write it: <c>0640</c>.</summary>
    public string ModeText => Convert.ToString((int)Mode, 8).PadLeft(4, '0');
}
