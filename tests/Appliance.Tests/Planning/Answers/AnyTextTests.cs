using System.Runtime.CompilerServices;
using Appliance.Tests.Planning.Sites;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Planning.Answers;

/// <summary>Whatever stands in a file, reading it ends with a site or with errors that can be found in the file.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
        ["version: 1", "\n", "\n  ", "\n    ", "engine:", " fqdn: ", "x.org", "- ", "{", "}", "[", "]", ", ", ": ", "&a ", "*a", "!t ", "|", ">", "'", "\"", "#", "\t", "?", "~", "<<: ", "---\n", "...\n", "%", "\\", "\0", "\ud800", "é", "network:", " management: ", "mtu", "1"];

    [Fact]
    public void Any_pieces_of_yaml_end_in_a_site_or_in_errors() =>
        Prop.ForAll(Arb.From(Gen.Elements(Pieces).ListOf().Select(p => "version: 1\n" + string.Concat(p))), Check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(40));

    [Fact]
    public void A_good_file_with_any_piece_cut_or_put_in_ends_in_a_site_or_in_errors()
    {
        var good = File.ReadAllText(Path.Combine(Here(), "good", "full.yaml"));
        var damaged =
            from at in Gen.Choose(0, good.Length - 1)
            from cut in Gen.Choose(0, 20)
            from piece in Gen.Elements(Pieces)
            select good[..at] + piece + good[Math.Min(good.Length, at + cut)..];
        Prop.ForAll(Arb.From(damaged), Check).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static void Check(string text)
    {
        var result = Sample.Build(text);

        (result.Site is null).Should().Be(result.Errors.Count > 0);
        var lines = text.Split('\n').Length;
        result.Errors.Concat(result.Warnings).Should().NotContain(e => !(e.Line >= 1 && e.Line <= lines + 1 && e.Column >= 1) || e.Message.Length == 0);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
