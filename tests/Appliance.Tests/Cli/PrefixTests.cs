using System.Diagnostics;
using Appliance.Cli;
using Appliance.Cli.Commands;
using FluentAssertions;

namespace Appliance.Tests.Cli;

/// <summary>A trial's folder is the trial's alone: its end removes what is empty below it.</summary>
public sealed class PrefixTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prefix-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_with_files_of_others_is_refused()
    {
        Directory.CreateDirectory($"{_folder}/empty.d");

        var act = () => Prefix.Read(_folder);

        act.Should().Throw<CommandLineException>().WithMessage("*files of others*").Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lost+found")]
    [InlineData("var/lib/appliance")]
    [InlineData("run/appliance")]
    [InlineData("etc/appliance/templates")]
    public void An_empty_folder_and_one_with_a_trial_or_its_templates_are_taken(string within)
    {
        Directory.CreateDirectory(Path.Combine(_folder, within));

        Prefix.Read(_folder + "/").Should().Be(_folder);
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_taken() =>
        Prefix.Read(_folder + "/new").Should().Be(_folder + "/new");

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/dev/null")]
    public void What_is_no_folder_of_its_own_is_refused(string given) =>
        ((Action)(() => Prefix.Read(given))).Should().Throw<CommandLineException>();

    [SkippableFact]
    public void Root_leaves_the_trial_of_another_user_alone()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can make a folder of another user");
        Directory.CreateDirectory($"{_folder}/var/lib/appliance/runs");
        Process.Start("chown", ["-R", "65534", $"{_folder}/var"]).WaitForExit();

        ((Action)(() => Prefix.Read(_folder))).Should().Throw<CommandLineException>().WithMessage("*another user (number 65534)*");
    }
}
