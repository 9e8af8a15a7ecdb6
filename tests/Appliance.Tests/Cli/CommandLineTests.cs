using System.Diagnostics;
using System.Text.Json;
using Appliance.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli;

/// <summary>The program from outside: exit codes, streams and words.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("appliance-cli-");

    private static string Answers => Path.Combine(Expectation.Repository, "answers", "minimal.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("setup")]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("status")]
    [InlineData("cleanup")]
    [InlineData("answers", "validate")]
    [InlineData("answers", "show")]
    [InlineData("answers", "new")]
    [InlineData("answers", "schema")]
    [InlineData("node", "join")]
    [InlineData("node", "leave")]
    [InlineData("agent", "run")]
    [InlineData("packages", "mirror")]
    [InlineData("completion")]
    [InlineData("node", "add")]
    [InlineData("node", "token")]
    [InlineData("node", "list")]
    [InlineData("node", "show")]
    [InlineData("node", "approve")]
    [InlineData("node", "reject")]
    [InlineData("node", "maintenance")]
    [InlineData("node", "remove")]
    [InlineData("node", "power", "test")]
    public async Task Every_verb_has_help_in_one_layout(params string[] verb)
    {
        var (code, output, error) = await RunAsync([.. verb, "--help"]);
        code.Should().Be(0);
        error.Should().BeEmpty();
        output.Should().StartWith("Description:").And.Contain("Usage:").And.Contain("--output <text|json>").And.Contain("--no-color").And.Contain("--log <FILE>");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("setup", "--nonsense")]
    [InlineData("answers", "validate")]
    [InlineData("answers", "new", "castle")]
    [InlineData("node", "join", "engine.test.org", "--token", "nonsense")]
    [InlineData("node", "join", "http://engine.test.org")]
    [InlineData("node", "join", "engine.test.org", "--wait", "soon")]
    [InlineData("node", "join", "engine.test.org", "--stdin")]
    [InlineData("node", "join", "engine.test.org", "--stdin", "--token", "x")]
    [InlineData("setup", "--prefix", "/", "--yes")]
    [InlineData("setup", "--prefix", "", "--yes")]
    [InlineData("plan", "--output", "xml")]
    [InlineData("setup", "--prefix", "/tmp/never", "--waive", "memory-minimum", "--yes")]
    public async Task Wrong_usage_is_told_on_standard_error(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);
        code.Should().Be(2);
        error.Should().NotBeEmpty().And.NotContain("   at ", "a stack trace helps nobody");
    }

    [Theory]
    [InlineData("empty", "", "empty")]
    [InlineData("tabs", "version: 1\nengine:\n\tfqdn: engine.test.org\n", "3:1")]
    [InlineData("twice", "version: 1\nengine:\n  fqdn: engine.test.org\n  fqdn: other.test.org\n", "4:3: this key was already given in line 3")]
    [InlineData("unknown", "version: 1\nengine:\n  fqdm: engine.test.org\n", "Did you mean fqdn?")]
    [InlineData("type", "version: 1\nengine: { fqdn: engine.test.org, httpPort: many, adminPassword: { prompt: true } }\n", "engine.httpPort")]
    public async Task Wrong_answers_are_told_with_their_place(string name, string text, string part)
    {
        var file = Path.Combine(_folder.FullName, name + ".yaml");
        await File.WriteAllTextAsync(file, text);
        var (code, output, error) = await RunAsync("answers", "validate", file);
        code.Should().Be(3);
        output.Should().BeEmpty();
        error.Should().Contain(file).And.Contain(part);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_directory_are_told_as_such()
    {
        (await RunAsync("answers", "validate", "/nowhere.yaml")).Error.Should().Contain("/nowhere.yaml cannot be read: there is no such file");
        (await RunAsync("answers", "validate", _folder.FullName)).Error.Should().Contain("it is a directory");
    }

    [Theory]
    [InlineData("show")]
    [InlineData("validate")]
    public async Task Answers_as_json_are_one_object_per_line(string verb)
    {
        var (code, output, error) = await RunAsync("answers", verb, Answers, "--output", "json");
        code.Should().Be(0);
        error.Should().BeEmpty();
        output.Should().NotBeEmpty();
        output.TrimEnd('\n').Split('\n').Should().OnlyContain(line => JsonDocument.Parse(line).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task The_schema_is_json()
    {
        var (code, output, error) = await RunAsync("answers", "schema");
        code.Should().Be(0);
        error.Should().BeEmpty();
        var parse = () => JsonDocument.Parse(output);
        parse.Should().NotThrow();
    }

    [Fact]
    public async Task Checks_as_json_are_one_object_per_line()
    {
        var (_, output, error) = await RunAsync("check", "--prefix", Path.Combine(_folder.FullName, "trial"), "--answers", Answers, "--output", "json");
        error.Should().BeEmpty();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.Should().BeGreaterThan(3);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            json.RootElement.GetProperty("v").GetInt32().Should().Be(1);
            json.RootElement.GetProperty("kind").GetString().Should().NotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Nobody_to_confirm_is_wrong_usage_and_changes_nothing()
    {
        var prefix = Path.Combine(_folder.FullName, "trial");
        var (code, _, error) = await RunAsync("setup", "--prefix", prefix, "--answers", Answers, "--set", "engine.adminPassword={ prompt: true }");
        code.Should().Be(3);
        error.Should().Contain("engine.adminPassword").And.Contain("nobody to ask");
        Directory.Exists(prefix).Should().BeFalse();
    }

    [Fact]
    public async Task Status_of_a_folder_without_a_trial_says_so()
    {
        var (code, output, _) = await RunAsync("status", "--prefix", Path.Combine(_folder.FullName, "nothing"));
        code.Should().Be(0);
        output.Should().Contain("No engine is set up here");
    }

    [Fact]
    public async Task Status_of_a_node_that_is_not_set_up_yet_says_whose_it_is()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "etc/appliance"));
        var identity = new NodeIdentity { Engine = "engine.test.org:7443", Name = "node1.test.org", HostId = Guid.NewGuid() };
        await File.WriteAllTextAsync(_folder.FullName + NodePaths.Identity, NodeFiles.TextOf(identity));
        var (code, output, _) = await RunAsync("status", "--prefix", _folder.FullName);
        code.Should().Be(0);
        output.Should().Contain("enrolled as node1.test.org with engine.test.org:7443, and not set up yet: `appliance node join`").And.NotContain("No engine");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "appliance"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await error);
    }
}
