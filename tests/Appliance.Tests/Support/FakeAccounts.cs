using Appliance.Machines.Accounts;

namespace Appliance.Tests.Support;

internal sealed class FakeAccounts : IAccounts
{
    public HashSet<string> Users { get; } = ["root"];

    public bool HasUser(string name) => Users.Contains(name);

    public bool HasGroup(string name) => Users.Contains(name);

    public Task AddSystemUserAsync(string name, string comment, string home, CancellationToken cancellationToken)
    {
        Users.Add(name);
        return Task.CompletedTask;
    }

    public Task RemoveUserAsync(string name, CancellationToken cancellationToken)
    {
        Users.Remove(name);
        return Task.CompletedTask;
    }
}
