using Appliance.Machines.Files;

namespace Appliance.Modules.Virtualization;

/// <summary>
/// The owner of everything on shared storage, by number: oVirt's <c>vdsm:kvm</c> is 36:36, and NFS servers are told these numbers.
/// Read from passwd(5) and group(5).
/// </summary>
/// <param name="GroupOf36">Name of the group 36; null when there is none.</param>
/// <param name="UserOf36">Name of the user 36; null when there is none.</param>
/// <param name="VdsmIds">User and group number of <c>vdsm</c>; null when there is no such user.</param>
/// <param name="VdsmGroupId">Number of the group <c>vdsm</c>; null when there is none.</param>
/// <param name="Members">Who is in the group 36 besides those whose first group it is.</param>
internal sealed record StorageAccount(string? GroupOf36, string? UserOf36, string? VdsmIds, string? VdsmGroupId, IReadOnlyList<string> Members)
{
    public const string User = "vdsm";
    public const string Id = "36";
    public const string Ids = "36:36";
    public const string Home = "/var/lib/vdsm";

    public static StorageAccount Read(IMachineFiles files)
    {
        var users = Lines(files, "/etc/passwd", 4);
        var groups = Lines(files, "/etc/group", 4);
        var group = groups.Find(fields => fields[2] == Id);
        return new StorageAccount(
            group?[0],
            users.Find(fields => fields[2] == Id)?[0],
            users.Find(fields => fields[0] == User) is { } vdsm ? $"{vdsm[2]}:{vdsm[3]}" : null,
            groups.Find(fields => fields[0] == User)?[2],
            group?[3].Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    /// <summary>What stands in the way, and what to do about it; null when nothing does.</summary>
    public (string Seen, string Remedy)? Conflict(string groupName)
    {
        if (UserOf36 is { } other && other != User)
        {
            return ($"The user number 36 belongs to {other}.", $"Give {other} another number (`usermod --uid`, then chown its files), or remove it. Shared storage belongs to {Ids}.");
        }

        if (VdsmIds is { } ids && ids != Ids)
        {
            return ($"There is a user {User} with the numbers {ids}; it must have {Ids}.", $"Remove it (`userdel {User}`), or give it these numbers and chown its files.");
        }

        if (GroupOf36 is { } group && group is not ("kvm" or User))
        {
            return ($"The group number 36 belongs to {group}.", $"Give {group} another number (`groupmod --gid`, then chgrp its files). Shared storage belongs to {Ids}.");
        }

        return GroupOf36 is null && groupName == User && VdsmGroupId is { } number
            ? ($"There is a group {User} with the number {number}; it must have {Id}.", $"Remove it (`groupdel {User}`), or give it this number and chgrp its files.")
            : null;
    }

    private static List<string[]> Lines(IMachineFiles files, string path, int fields) =>
        [.. (files.ReadTextOrNull(path) ?? "").Split('\n').Select(line => line.Split(':')).Where(line => line.Length >= fields)];
}
