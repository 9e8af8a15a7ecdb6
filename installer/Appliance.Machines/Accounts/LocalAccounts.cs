using Appliance.Machines.Commands;

namespace Appliance.Machines.Accounts;

/// <summary>Accounts through useradd(8) and userdel(8).</summary>
public sealed class LocalAccounts(ICommandRunner commands, AccountDatabase database) : IAccounts
{
    public bool HasUser(string name) => database.HasUser(name);

    public bool HasGroup(string name) => database.HasGroup(name);

    public async Task AddSystemUserAsync(string name, string comment, string home, CancellationToken cancellationToken)
    {
        var group = HasGroup(name) ? new[] { "--gid", name } : ["--user-group"];
        var command = new Command(
            "useradd",
            ["--system", .. group, "--no-create-home", "--home-dir", home, "--shell", "/usr/sbin/nologin", "--comment", comment, name]);
        (await commands.RunAsync(command, cancellationToken)).OrThrow();
    }

    public async Task RemoveUserAsync(string name, CancellationToken cancellationToken) =>
        (await commands.RunAsync(Command.Of("userdel", name), cancellationToken)).OrThrow();
}
