using System.Runtime.CompilerServices;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Tests.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Answers;

/// <summary>
/// Files in good/ give a site; files in bad/ give exactly the errors and warnings in the .expected beside them.
/// </summary>
public sealed class AnswerFilesTests
{
    public static TheoryData<string> Good => Names("good");

    public static TheoryData<string> Bad => Names("bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_file_gives_a_site(string name)
    {
        var result = Read("good", name);

        result.Errors.Should().BeEmpty();
        result.Warnings.Should().BeEmpty();
        result.Site.Should().NotBeNull();
        AnswersShow.Text(result.Site!).Should().Be(File.ReadAllText(PathOf("good", name, ".expected")));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_gives_all_its_errors_at_once(string name)
    {
        var result = Read("bad", name);

        var told = result.Errors.Select(e => $"{e}  [{e.Code}]").Concat(result.Warnings.Select(w => $"warning: {w}  [{w.Code}]"));
        string.Join('\n', told).Should().Be(File.ReadAllText(PathOf("bad", name, ".expected")).TrimEnd('\n'));
        (result.Site is null).Should().Be(result.Errors.Count > 0);
    }

    private static SiteResult Read(string folder, string name) =>
        SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromFile($"{name}.yaml", File.ReadAllText(PathOf(folder, name, ".yaml")))]);

    private static TheoryData<string> Names(string folder)
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Here(), folder), "*.yaml").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileNameWithoutExtension(file));
        }

        return names;
    }

    private static string PathOf(string folder, string name, string extension) => Path.Combine(Here(), folder, name + extension);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
