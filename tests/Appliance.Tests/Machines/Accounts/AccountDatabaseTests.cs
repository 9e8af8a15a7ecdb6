using Appliance.Machines.Accounts;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Accounts;

public sealed class AccountDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AccountDatabase _database;

    public AccountDatabaseTests()
    {
        File.WriteAllText(_folder["passwd"], "root:x:0:0:root:/root:/bin/bash\nvdsm:x:36:36:Node:/var/lib/vdsm:/sbin/nologin\nnfsnobody:x:4294967294:4294967294::/:/sbin/nologin\nbad:x\n+::::::\n");
        File.WriteAllText(_folder["group"], "root:x:0:\nkvm:x:36:vdsm,qemu\n");
        _database = new AccountDatabase(_folder["passwd"], _folder["group"]);
    }

    [Fact]
    public void Users_and_groups_are_found_by_their_whole_name()
    {
        _database.UserId("vdsm").Should().Be(36);
        _database.GroupId("kvm").Should().Be(36);
        _database.HasUser("vds").Should().BeFalse();
        _database.HasGroup("vdsm").Should().BeFalse();
        _database.User("vdsm").Should().Equal("vdsm", "x", "36", "36", "Node", "/var/lib/vdsm", "/sbin/nologin");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("bad")]
    [InlineData("+")]
    public void Who_is_not_there_or_has_no_number_is_named_in_the_error(string name)
    {
        var asking = () => _database.UserId(name);

        asking.Should().Throw<AccountNotFoundException>().WithMessage($"*`{name}`*");
    }

    [Fact]
    public void The_largest_number_is_the_one_chown_is_given()
    {
        // -2 to chown(2), which takes the same 32 bits.
        _database.UserId("nfsnobody").Should().Be(-2);
    }

    [Fact]
    public void A_user_made_meanwhile_is_seen()
    {
        File.AppendAllText(_folder["passwd"], "engine:x:108:108::/:/sbin/nologin\n");

        _database.HasUser("engine").Should().BeTrue();
    }

    [Fact]
    public void Without_the_files_there_is_nobody()
    {
        new AccountDatabase(_folder["none"], _folder["none"]).HasUser("root").Should().BeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
