using System.Diagnostics;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Cli;

/// <summary>The dialogue through a pipe, and when there is none.</summary>
public sealed class PipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Prefix => _folder["trial"];

    private string Saved => _folder["trial/var/lib/appliance/interview.yaml"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dialogue_that_was_left_goes_on_with_what_was_entered()
    {
        var (code, output, error) = await RunAsync("\nengine.example.org\nhorse-staple-1\nhorse-staple-1\nvirt\n", "setup", "--prefix", Prefix, "--plain");
        code.Should().Be(130);
        error.Should().BeEmpty();
        output.Should().Contain("Nothing was changed.").And.NotContain("horse");
        File.GetUnixFileMode(Saved).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(Saved)).Should().Contain("applicationMode: virt").And.NotContain("horse");

        (_, output, _) = await RunAsync("\n\n\nhorse-staple-1\n", "setup", "--prefix", Prefix, "--plain");
        output.Should().Contain("Go on with them? (yes, no) [yes]: ").And.Contain("Engine FQDN [engine.example.org]: ")
            .And.Contain("Administrator password: ", "a secret is asked for again").And.NotContain("horse");
        File.Exists(Saved).Should().BeTrue();
    }

    [Fact]
    public async Task The_command_that_is_told_brings_back_what_files_and_set_gave()
    {
        var file = _folder["site.yaml"];
        await File.WriteAllTextAsync(file, "version: 1\nengine: { fqdn: engine.example.org, adminPassword: horse-staple-1 }\npki: { organization: Example }\n");
        var (_, output, _) = await RunAsync("\nvirt\n", "setup", "--prefix", Prefix, "--plain", "--answers", file, "--set", "database.port=10999");
        output.Should().Contain($"go on with:\nappliance setup --prefix {Prefix} --plain");
        var saved = await File.ReadAllTextAsync(Saved);
        saved.Should().Contain("fqdn: engine.example.org").And.Contain("organization: Example").And.Contain("port: 10999").And.NotContain("horse");

        (_, output, _) = await RunAsync("\n\n\n", "setup", "--prefix", Prefix, "--plain");
        output.Should().Contain("Engine FQDN [engine.example.org]: ");
    }

    [Fact]
    public async Task With_complete_answers_and_yes_nothing_is_asked()
    {
        var secret = _folder["admin.secret"];
        await File.WriteAllTextAsync(secret, "horse-staple-1\n");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (_, output, _) = await RunAsync("", "setup", "--prefix", Prefix, "--plain", "--yes", "--set", "engine.fqdn=engine.test.org", "--set", $"engine.adminPassword={{ file: {secret} }}");
        output.Should().NotContain("--== ENGINE CONFIGURATION").And.NotContain("The dialogue has stopped");
    }

    [Theory]
    [InlineData("--non-interactive", "--plain")]
    [InlineData("--non-interactive")]
    [InlineData("--yes")]
    public async Task Without_somebody_to_ask_what_is_missing_is_told_as_ever(params string[] options)
    {
        var (code, output, error) = await RunAsync("", ["setup", "--prefix", Prefix, .. options]);
        code.Should().Be(3);
        output.Should().NotContain("CONFIGURATION");
        error.Should().Contain("engine.adminPassword");
        Directory.Exists(Prefix).Should().BeFalse();
    }

    [Theory]
    [InlineData("--lang", "klingon")]
    [InlineData("--output", "json")]
    public async Task Wrong_usage_is_told(params string[] options)
    {
        var (code, _, error) = await RunAsync("", ["setup", "--prefix", Prefix, "--plain", .. options]);
        code.Should().Be(2);
        error.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_wrong_answer_file_is_told_before_anything_is_asked()
    {
        var file = _folder["site.yaml"];
        await File.WriteAllTextAsync(file, "version: 1\nengine: { fqdm: x }\n");
        var (code, output, error) = await RunAsync("\n", "setup", "--prefix", Prefix, "--plain", "--answers", file);
        code.Should().Be(3);
        output.Should().BeEmpty();
        error.Should().Contain("Did you mean fqdn?");
    }

    [Fact]
    public async Task With_an_unknown_key_every_other_error_is_told_too()
    {
        var file = _folder["site.yaml"];
        await File.WriteAllTextAsync(file, "version: 1\nengine: { fqdn: not_a_name, httpPort: 99999, aplicationMode: virt }\n");
        var (code, _, error) = await RunAsync("\n", "setup", "--prefix", Prefix, "--plain", "--answers", file);
        code.Should().Be(3);
        error.Should().Contain("not_a_name").And.Contain("99999").And.Contain("aplicationMode").And.Contain("3 errors in the answers.");
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "引擎 FQDN")]
    [InlineData("zh_CN.GB18030", "Engine FQDN")]
    public async Task The_locale_says_the_language(string locale, string text) =>
        (await RunAsync("\n", locale, "setup", "--prefix", Prefix, "--plain")).Output.Should().Contain(text);

    [Theory]
    [InlineData("C", "setup", "--plain")]
    [InlineData("en_US.ISO-8859-1", "setup", "--plain")]
    [InlineData("C", "setup", "--non-interactive")]
    public async Task Where_the_locale_cannot_show_Chinese_it_is_English_and_says_why(string locale, params string[] arguments)
    {
        Directory.CreateDirectory(Prefix);
        var (_, output, error) = await RunInAsync(locale, "\n", [.. arguments, "--prefix", Prefix, "--lang", "zh-CN"]);
        (output + error).Should().Contain("English: this locale cannot show zh-CN; set a UTF-8 one (LC_ALL=C.UTF-8).").And.NotMatchRegex("[\u4e00-\u9fff]");
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments) =>
        arguments[0].StartsWith("zh", StringComparison.Ordinal) ? RunInAsync(arguments[0], input, arguments[1..]) : RunInAsync("C.UTF-8", input, arguments);

    private static async Task<(int Code, string Output, string Error)> RunInAsync(string locale, string input, string[] arguments)
    {
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "appliance"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        info.Environment["LC_ALL"] = locale;
        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await error);
    }
}
