using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Accounts;

public sealed class LocalAccountsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCommands _commands = new FakeCommands().On("useradd").On("userdel");

    [Fact]
    public async Task A_system_user_gets_a_group_of_its_name()
    {
        await Accounts("").AddSystemUserAsync("engine", "The engine", "/var/lib/engine", CancellationToken.None);

        _commands.AskedLines.Should().Equal("useradd --system --user-group --no-create-home --home-dir /var/lib/engine --shell /usr/sbin/nologin --comment 'The engine' engine");
    }

    [Fact]
    public async Task A_group_that_is_there_already_becomes_the_users()
    {
        await Accounts("engine:x:108:\n").AddSystemUserAsync("engine", "", "/", CancellationToken.None);

        _commands.AskedLines.Single().Should().StartWith("useradd --system --gid engine ");
    }

    [Fact]
    public async Task What_useradd_complains_of_is_in_the_error()
    {
        _commands.On("useradd", exitCode: 9, error: "useradd: user 'engine' already exists\n");

        var adding = () => Accounts("").AddSystemUserAsync("engine", "", "/", CancellationToken.None);

        await adding.Should().ThrowAsync<CommandFailedException>().WithMessage("*exit code 9*already exists*");
    }

    public void Dispose() => _folder.Dispose();

    private LocalAccounts Accounts(string groups)
    {
        File.WriteAllText(_folder["group"], groups);
        return new LocalAccounts(_commands, new AccountDatabase(_folder["passwd"], _folder["group"]));
    }
}
