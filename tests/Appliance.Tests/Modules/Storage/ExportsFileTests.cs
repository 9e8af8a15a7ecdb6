using Appliance.Modules.Storage;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Storage;

public sealed class ExportsFileTests
{
    public static TheoryData<string> Bad => [.. Directory.GetFiles(TestData.Beside("cases/bad"), "*.exports").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void An_ordinary_file_is_understood()
    {
        var file = ExportsFile.Parse(File.ReadAllText(TestData.Beside("cases/good/ordinary.exports")));
        file.Problems.Should().BeEmpty();
        file.Exports.Select(export => (export.Path, export.Client)).Should().Equal(
            ("/srv/exports/iso", "10.0.200.0/24"), ("/srv/exports/iso", "fd00::/64"), ("/srv/with space", "host.test.org"), ("/srv/long", "10.0.0.1"));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_not_understood_is_said(string name)
    {
        var file = ExportsFile.Parse(File.ReadAllText(TestData.Beside($"cases/bad/{name}.exports")));
        file.Problems.Should().Contain(problem => problem.StartsWith("line 1: ", StringComparison.Ordinal) && problem.Contains(File.ReadAllText(TestData.Beside($"cases/bad/{name}.why")).Trim(), StringComparison.Ordinal));
    }
}
