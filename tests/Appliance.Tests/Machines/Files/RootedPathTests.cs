using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Files;

public sealed class RootedPathTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Theory]
    [InlineData("/etc/hosts", "/etc/hosts")]
    [InlineData("/etc//./hosts", "/etc/hosts")]
    [InlineData("/../../etc/hosts", "/etc/hosts")]
    [InlineData("/etc/../../../hosts", "/hosts")]
    [InlineData("/var/run/file", "/run/file")]
    [InlineData("/bin/sh", "/usr/bin/sh")]
    [InlineData("/climbing/file", "/file")]
    [InlineData("/var/run", "/var/run")]
    [InlineData("/", "/")]
    public void A_path_stays_in_the_root_whatever_links_and_dots_say(string path, string expected)
    {
        Lay();

        RootedPath.Resolve(_root.Path, path, followLast: false).Should().Be(_root.Path + expected);
    }

    [Theory]
    [InlineData("/var/run", "/run")]
    [InlineData("/chain", "/run")]
    public void A_link_at_the_end_is_followed_when_its_content_is_wanted(string path, string expected)
    {
        Lay();

        RootedPath.Resolve(_root.Path, path, followLast: true).Should().Be(_root.Path + expected);
    }

    [Fact]
    public void A_link_to_itself_is_an_error()
    {
        File.CreateSymbolicLink(_root["loop"], "loop");

        var resolving = () => RootedPath.Resolve(_root.Path, "/loop/file", followLast: false);

        resolving.Should().Throw<IOException>().WithMessage("*too many links*");
    }

    [Fact]
    public void Writing_through_an_absolute_link_of_an_image_does_not_reach_this_machine()
    {
        Lay();
        var files = new LocalFiles(_root.Path, new AccountDatabase(), setsOwners: false);
        var name = Path.GetFileName(_root.Path);

        files.WriteText($"/var/run/{name}", "x", Ownership.Public);

        File.Exists($"/run/{name}").Should().BeFalse();
        files.ReadText($"/run/{name}").Should().Be("x");
    }

    public void Dispose() => _root.Dispose();

    private void Lay()
    {
        foreach (var folder in new[] { "etc", "var", "run", "usr/bin" })
        {
            Directory.CreateDirectory(_root[folder]);
        }

        File.CreateSymbolicLink(_root["var/run"], "/run");
        File.CreateSymbolicLink(_root["bin"], "usr/bin");
        File.CreateSymbolicLink(_root["climbing"], "../../..");
        File.CreateSymbolicLink(_root["chain"], "/var/run");
    }
}
