using Appliance.Machines.Packages;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

public sealed class PackageSourceTests
{
    private const string Hash = "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

    [Theory]
    [InlineData("/srv/mirror", "file:///srv/mirror/")]
    [InlineData("/srv/mirror/", "file:///srv/mirror/")]
    [InlineData("/srv/my mirror [1]#2", "file:///srv/my%20mirror%20%5B1%5D%232/")]
    [InlineData("file:///srv/my%20mirror", "file:///srv/my%20mirror/")]
    [InlineData("https://repo.test.org/a/b", "https://repo.test.org/a/b/")]
    public void A_folder_or_https_url_is_a_source(string text, string location)
    {
        PackageSource.TryParse(text, out var source, out _).Should().BeTrue();

        source!.Location.AbsoluteUri.Should().Be(location);
        source.IndexHash.Should().BeNull();
    }

    [Fact]
    public void A_relative_folder_is_taken_from_where_the_program_was_started()
    {
        PackageSource.TryParse("mirror", out var source, out _).Should().BeTrue();

        source!.Folder.Should().Be(Path.GetFullPath("mirror"));
    }

    [Fact]
    public void The_folder_of_a_source_is_its_plain_path()
    {
        PackageSource.TryParse("/srv/my mirror [1]/", out var source, out _).Should().BeTrue();

        source!.Folder.Should().Be("/srv/my mirror [1]");
    }

    [Theory]
    [InlineData("http://repo.test.org/a#sha256=" + Hash)]
    [InlineData("https://repo.test.org/a#sha256=" + Hash)]
    public void A_url_may_pin_its_index(string text)
    {
        PackageSource.TryParse(text, out var source, out _).Should().BeTrue();

        source!.IndexHash.Should().Be(Hash.ToLowerInvariant());
        source.Location.AbsoluteUri.Should().EndWith("://repo.test.org/a/");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("http://repo.test.org/a", "https://")]
    [InlineData("ftp://repo.test.org/a", "https://")]
    [InlineData("file://host/a", "file:///")]
    [InlineData("https://user:word@repo.test.org/", "password")]
    [InlineData("https://repo.test.org/?key=1", "query")]
    [InlineData("https://repo.test.org/#sha256=abc", "64")]
    [InlineData("https://repo.test.org/#md5=abc", "sha256")]
    public void Anything_else_is_refused_with_what_to_write_instead(string text, string said)
    {
        PackageSource.TryParse(text, out _, out var problem).Should().BeFalse();

        problem.Should().Contain(said).And.NotContain("word@");
    }
}
