using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Files;

public sealed class FullDiskTests
{
    [SkippableFact]
    public async Task On_a_full_disk_the_old_file_stays_and_no_half_of_the_new_one_is_left()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can mount a small file system");
        using var folder = new TemporaryFolder();
        var runner = new LocalCommandRunner();
        var mount = await runner.RunAsync(Command.Of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), CancellationToken.None);
        Skip.IfNot(mount.Succeeded, "this machine does not let a test mount: " + mount.Error);
        try
        {
            var files = new LocalFiles(folder.Path, new AccountDatabase(), setsOwners: false);
            files.WriteText("/settings", "old", Ownership.Public);

            var writing = () => files.Write("/settings", new byte[1 << 20], Ownership.Public);

            writing.Should().Throw<IOException>();
            files.ReadText("/settings").Should().Be("old");
            files.List("/").Should().Equal("settings");
        }
        finally
        {
            (await runner.RunAsync(Command.Of("umount", folder.Path), CancellationToken.None)).OrThrow();
        }
    }

    [SkippableFact]
    public void Owners_are_set_before_the_content()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        using var folder = new TemporaryFolder();
        var files = new LocalFiles(folder.Path, new AccountDatabase(), setsOwners: true);

        files.WriteText("/file", "x", new Ownership(Ownership.Private().Mode, "daemon", "daemon"));

        var accounts = new AccountDatabase();
        files.Stat("/file").Should().Match<FileEntry>(entry => entry.UserId == accounts.UserId("daemon") && entry.GroupId == accounts.GroupId("daemon"));
    }
}
