using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Files;

public sealed class LocalFilesTests : IDisposable
{
    private static readonly Ownership Private = Ownership.Private();

    private readonly TemporaryFolder _folder = new();
    private readonly LocalFiles _files;

    public LocalFilesTests() => _files = new LocalFiles(_folder.Path, new AccountDatabase(), setsOwners: false);

    [Fact]
    public void What_was_written_is_read_with_its_mode()
    {
        _files.WriteText("/settings", "port = 5432\n", Ownership.GroupReadable("postgres"));

        _files.ReadText("/settings").Should().Be("port = 5432\n");
        var entry = _files.Stat("/settings")!;
        entry.Kind.Should().Be(FileKind.File);
        Convert.ToString((int)entry.Mode, 8).Should().Be("640");
        entry.Size.Should().Be(12);
    }

    [Fact]
    public void A_file_replaced_has_the_new_content_and_mode_and_nothing_else_is_left()
    {
        _files.WriteText("/settings", "old and longer", Ownership.Public);

        _files.WriteText("/settings", "new", Private);

        _files.ReadText("/settings").Should().Be("new");
        _files.Stat("/settings")!.Mode.Should().Be(Private.Mode);
        _files.List("/").Should().Equal("settings");
    }

    [Fact]
    public void Who_has_the_old_file_open_keeps_reading_the_old_content()
    {
        _files.WriteText("/settings", "old", Private);
        using var reader = new StreamReader(_folder["settings"]);

        _files.WriteText("/settings", "new", Private);

        reader.ReadToEnd().Should().Be("old");
    }

    [Fact]
    public void A_directory_in_the_way_is_an_error_and_stays()
    {
        Directory.CreateDirectory(_folder["settings"]);

        var writing = () => _files.WriteText("/settings", "new", Private);

        writing.Should().Throw<IOException>().WithMessage("*/settings is a directory*");
        _files.List("/").Should().Equal("settings");
    }

    [Fact]
    public void A_missing_folder_is_an_error_and_is_not_made()
    {
        var writing = () => _files.WriteText("/etc/settings", "new", Private);

        writing.Should().Throw<DirectoryNotFoundException>();
        _files.List("/").Should().BeEmpty();
    }

    [Fact]
    public void When_the_owner_cannot_be_set_the_old_file_stays_and_nothing_is_left()
    {
        var files = new LocalFiles(_folder.Path, new AccountDatabase(), setsOwners: true);
        File.WriteAllText(_folder["key"], "old");

        var writing = () => files.WriteText("/key", "new", Ownership.Private("no-such-account"));

        writing.Should().Throw<AccountNotFoundException>();
        File.ReadAllText(_folder["key"]).Should().Be("old");
        _files.List("/").Should().Equal("key");
    }

    [Fact]
    public void A_link_is_replaced_by_the_file_and_its_target_stays()
    {
        File.WriteAllText(_folder["target"], "theirs");
        _files.CreateLink("/settings", "target");

        _files.WriteText("/settings", "ours", Private);

        _files.Stat("/settings")!.Kind.Should().Be(FileKind.File);
        File.ReadAllText(_folder["target"]).Should().Be("theirs");
    }

    [Fact]
    public void A_link_laid_where_the_new_content_is_prepared_is_not_followed()
    {
        File.WriteAllText(_folder["victim"], "theirs");
        File.CreateSymbolicLink(_folder[$"settings.{Environment.ProcessId}.appliance-new"], _folder["victim"]);

        _files.WriteText("/settings", "ours", Private);

        File.ReadAllText(_folder["victim"]).Should().Be("theirs");
        _files.ReadText("/settings").Should().Be("ours");
    }

    [Fact]
    public void What_a_killed_run_left_beside_a_file_goes_when_it_is_written_or_deleted()
    {
        // No process has a number that large: proc_sys_kernel(5), pid_max.
        const string Left = "settings.4194305.appliance-new";
        string[] others = ["settings.appliance-new", "settings.old.appliance-new", "other.4194305.appliance-new"];
        foreach (var name in others.Append(Left))
        {
            File.WriteAllText(_folder[name], "half");
        }

        _files.WriteText("/settings", "whole", Private);
        _files.List("/").Should().BeEquivalentTo([.. others, "settings"]);

        File.WriteAllText(_folder[Left], "half");
        _files.DeleteFile("/settings");
        _files.List("/").Should().BeEquivalentTo(others);
    }

    [Fact]
    public void A_file_of_the_kernel_is_read_whole_whatever_length_it_claims()
    {
        var host = new LocalFiles(null, new AccountDatabase(), setsOwners: false);

        host.ReadText("/proc/self/status").Should().Contain("Pid:");
        host.ReadText("/proc/sys/kernel/ostype").Should().Be("Linux\n");
    }

    [Fact]
    public void A_link_is_told_with_its_target_and_a_directory_and_nothing_as_such()
    {
        _files.CreateLink("/link", "/somewhere");
        _files.CreateDirectory("/folder", Ownership.PrivateDirectory());

        _files.Stat("/link").Should().Match<FileEntry>(entry => entry.Kind == FileKind.SymbolicLink && entry.LinkTarget == "/somewhere");
        _files.Stat("/folder").Should().Match<FileEntry>(entry => entry.Kind == FileKind.Directory && entry.Mode == Ownership.PrivateDirectory("").Mode);
        _files.Stat("/nothing").Should().BeNull();
        _files.Stat("/link/below").Should().BeNull();
        _files.ReadTextOrNull("/link").Should().BeNull();
        _files.ReadTextOrNull("/folder").Should().BeNull();
    }

    [Fact]
    public void Only_an_empty_directory_is_deleted()
    {
        _files.CreateDirectory("/folder", Ownership.PublicExecutable);
        _files.WriteText("/folder/file", "", Private);

        _files.DeleteEmptyDirectory("/folder").Should().BeFalse();
        _files.DeleteFile("/folder/file");
        _files.DeleteFile("/folder/file");
        _files.DeleteEmptyDirectory("/folder").Should().BeTrue();
        _files.DeleteEmptyDirectory("/folder").Should().BeFalse();
    }

    [Fact]
    public void A_tree_is_deleted_without_what_its_links_point_to()
    {
        Directory.CreateDirectory(_folder["kept"]);
        File.WriteAllText(_folder["kept/file"], "");
        _files.CreateDirectory("/tree", Ownership.PublicExecutable);
        _files.CreateLink("/tree/link", _folder["kept"]);

        _files.DeleteTree("/tree");

        _files.List("/").Should().Equal("kept");
        _files.List("/kept").Should().Equal("file");
    }

    [Fact]
    public void Missing_directories_are_made_open_and_the_last_one_as_asked()
    {
        _files.CreateDirectories("/a/b/c", Ownership.PrivateDirectory());

        _files.Stat("/a/b")!.Mode.Should().Be(Ownership.PublicExecutable.Mode);
        _files.Stat("/a/b/c")!.Mode.Should().Be(Ownership.PrivateDirectory().Mode);
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("./settings")]
    [InlineData("")]
    public void A_path_that_is_not_absolute_is_a_mistake_of_the_caller(string path)
    {
        var locating = () => _files.Locate(path);

        locating.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Without_a_prefix_paths_are_as_they_are()
    {
        new LocalFiles(null, new AccountDatabase(), setsOwners: false).Locate("/etc/../etc/hosts").Should().Be("/etc/../etc/hosts");
    }

    public void Dispose() => _folder.Dispose();
}
