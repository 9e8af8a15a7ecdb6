using Appliance.Machines.Packages;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

public sealed class DnfSourceTests
{
    [Fact]
    public void A_repository_folder_is_the_only_source()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["repodata"]);
        File.WriteAllText(folder["repodata/repomd.xml"], "");

        DnfSource.Options(Parsed(folder.Path)).Should().StartWith(["--disablerepo=*", $"--repofrompath=appliance,file://{folder.Path}/"]);
    }

    [Fact]
    public void A_folder_without_metadata_is_refused_with_how_to_make_it()
    {
        using var folder = new TemporaryFolder();

        var asking = () => DnfSource.Options(Parsed(folder.Path));

        asking.Should().Throw<PackageSourceException>().WithMessage("*createrepo_c*");
    }

    [Fact]
    public void A_pinned_index_is_refused_since_dnf_cannot_hold_to_it()
    {
        var asking = () => DnfSource.Options(Parsed("http://repo.test.org/#sha256=" + new string('a', 64)));

        asking.Should().Throw<PackageSourceException>().WithMessage("*https://*");
    }

    private static PackageSource Parsed(string text) =>
        PackageSource.TryParse(text, out var source, out var problem) ? source : throw new InvalidOperationException(problem);
}
