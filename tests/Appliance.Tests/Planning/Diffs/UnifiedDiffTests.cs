using System.Diagnostics;
using Appliance.Planning.Diffs;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Planning.Diffs;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_diff() => UnifiedDiff.Of("/etc/x", "a\nb\n", "a\nb\n").Should().BeEmpty();

    [Fact]
    public void A_changed_line_is_shown_with_three_lines_around_it() =>
        UnifiedDiff.Of("/etc/x", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").Should().Equal(
            "--- /etc/x", "+++ /etc/x", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8");

    [Fact]
    public void A_new_file_is_compared_with_nothing() =>
        UnifiedDiff.Of("/etc/x", null, "a\nb\n").Should().Equal("--- /dev/null", "+++ /etc/x", "@@ -0,0 +1,2 @@", "+a", "+b");

    [Fact]
    public void Git_can_apply_every_diff()
    {
        var line = Gen.Elements("a", "b", "c", "dd", "");
        var text = line.ListOf().Select(lines => string.Concat(lines.Select(l => l + "\n")));
        Prop.ForAll(Gen.Zip(text, text).ToArbitrary(), pair => Applies(pair.Item1, pair.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static bool Applies(string before, string after)
    {
        if (before == after || before.Length == 0 || after.Length == 0)
        {
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("appliance-diff-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "x"), before);
            var patch = Path.Combine(folder.FullName, "patch");
            File.WriteAllLines(patch, UnifiedDiff.Of("x", before, after));
            using var git = Process.Start(new ProcessStartInfo("git", ["apply", "-p0", "--unidiff-zero", patch]) { WorkingDirectory = folder.FullName, RedirectStandardError = true })!;
            var error = git.StandardError.ReadToEnd();
            git.WaitForExit();
            git.ExitCode.Should().Be(0, error);
            return File.ReadAllText(Path.Combine(folder.FullName, "x")) == after;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
