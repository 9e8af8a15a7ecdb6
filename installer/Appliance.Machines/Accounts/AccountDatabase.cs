using System.Globalization;

namespace Appliance.Machines.Accounts;

/// <summary>Users and groups by name, read from passwd(5) and group(5) each time: they change while a run goes on.</summary>
public sealed class AccountDatabase(string passwdFile = "/etc/passwd", string groupFile = "/etc/group")
{
    public bool HasUser(string name) => Find(passwdFile, name) is not null;

    public bool HasGroup(string name) => Find(groupFile, name) is not null;

    /// <exception cref="AccountNotFoundException">There is no such user.</exception>
    public int UserId(string name) => Id(passwdFile, name, "user");

    /// <exception cref="AccountNotFoundException">There is no such group.</exception>
    public int GroupId(string name) => Id(groupFile, name, "group");

    /// <summary>The fields of the user's passwd(5) line, or null.</summary>
    public IReadOnlyList<string>? User(string name) => Find(passwdFile, name);

    // 32 bits without a sign in the file; chown(2) takes the same bits.
    private static int Id(string file, string name, string what) =>
        Find(file, name) is { Length: > 2 } fields && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? unchecked((int)id)
            : throw new AccountNotFoundException(what, name);

    private static string[]? Find(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name)
        : null;
}
