using System.Diagnostics;
using System.Globalization;
using Appliance.Machines.Commands;
using Appliance.Machines.Secrets;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Commands;

public sealed class LocalCommandRunnerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly LocalCommandRunner _runner = new();

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("kill -TERM $$", 143)]
    [InlineData("kill -KILL $$", 137)]
    public async Task The_exit_code_is_the_programs_or_128_and_the_signal(string script, int expected)
    {
        (await RunAsync(Shell(script))).ExitCode.Should().Be(expected);
    }

    [Fact]
    public async Task Output_and_error_are_kept_apart_and_each_line_is_told_as_it_comes()
    {
        var lines = new List<string>();

        var result = await _runner.RunAsync(Shell("echo out; echo err >&2; printf unfinished"), CancellationToken.None, lines.Add);

        result.Output.Should().Be("out\nunfinished\n");
        result.Error.Should().Be("err\n");
        lines.Should().BeEquivalentTo("out", "err", "unfinished");
    }

    [Fact]
    public async Task Much_output_on_both_streams_at_once_blocks_nobody()
    {
        var result = await RunAsync(Shell("(i=0; while [ $i -lt 20000 ]; do echo 'a line of output of some length'; i=$((i+1)); done) & i=0; while [ $i -lt 20000 ]; do echo 'a line of errors of some length' >&2; i=$((i+1)); done; wait"));

        result.Output.Split('\n').Should().HaveCount(20001);
        result.Error.Split('\n').Should().HaveCount(20001);
    }

    [Fact]
    public async Task Input_is_given_whole_while_output_is_read()
    {
        var input = string.Concat(Enumerable.Range(0, 50_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n"));

        (await RunAsync(Command.Of("cat").WithInput(input))).Output.Should().Be(input);
    }

    [Fact]
    public async Task Without_input_a_program_reads_the_end_at_once()
    {
        (await RunAsync(Command.Of("cat"))).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_is_no_error()
    {
        (await RunAsync(Command.Of("true").WithInput(new string('x', 1 << 20)))).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_secret_goes_in_by_standard_input_and_is_in_no_argument()
    {
        var command = Command.Of("cat").WithInput(new Secret("swordfish"));

        (await RunAsync(command)).Output.Should().Be("swordfish\n");
        command.ToString().Should().NotContain("swordfish");
    }

    [Fact]
    public async Task The_environment_is_an_administrators_and_what_the_command_adds()
    {
        var result = await RunAsync(Shell("echo $LC_ALL $EXTRA; echo $PATH; pwd").WithEnvironment("EXTRA", "yes"));

        result.Output.Split('\n')[0].Should().Be("C.UTF-8 yes");
        result.Output.Split('\n')[1].Should().Contain("/usr/sbin");
        result.Output.Split('\n')[2].Should().Be("/");
    }

    [Fact]
    public async Task A_command_runs_in_its_folder_and_a_missing_one_is_said()
    {
        (await RunAsync(Command.Of("pwd").In("/usr"))).Output.Should().Be("/usr\n");

        var running = () => RunAsync(Command.Of("pwd").In("/no/such/folder"));
        await running.Should().ThrowAsync<DirectoryNotFoundException>().WithMessage("*/no/such/folder*");
    }

    [Fact]
    public async Task A_program_leads_a_session_of_its_own()
    {
        var result = await RunAsync(Shell("echo $$; cut -d' ' -f6 /proc/$$/stat"));

        var lines = result.Output.Split('\n');
        lines[1].Should().Be(lines[0]);
    }

    [Fact]
    public async Task When_the_time_is_over_the_program_and_all_it_started_are_ended()
    {
        using var folder = new TemporaryFolder();
        var script = $"sh -c 'trap \"\" TERM; echo $$ > {folder["child"]}; while true; do sleep 0.1; done' & echo $$ > {folder["parent"]}; wait";

        var running = () => RunAsync(Shell(script).WithTimeout(TimeSpan.FromMilliseconds(700)));

        await running.Should().ThrowAsync<CommandTimeoutException>().WithMessage("*did not end within 1 s*");
        await UntilAsync(() => !IsRunning(folder["parent"]) && !IsRunning(folder["child"]));
    }

    [Fact]
    public async Task A_program_is_asked_to_end_before_it_is_made_to()
    {
        using var folder = new TemporaryFolder();

        var running = () => RunAsync(Shell($"trap 'echo tidied > {folder["tidied"]}; exit' TERM; while true; do sleep 0.05; done").WithTimeout(TimeSpan.FromMilliseconds(500)));

        await running.Should().ThrowAsync<CommandTimeoutException>();
        File.ReadAllText(folder["tidied"]).Should().Be("tidied\n");
    }

    [Fact]
    public async Task Cancelling_ends_the_program()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();

        var running = _runner.RunAsync(Shell($"echo $$ > {folder["pid"]}; echo started; sleep 1000"), cancellation.Token, _ => cancellation.Cancel());

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
        await UntilAsync(() => !IsRunning(folder["pid"]));
    }

    [Fact]
    public async Task A_background_process_that_keeps_the_streams_open_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();

        var result = await RunAsync(Shell($"echo started; sleep 1000 & echo $! > {folder["pid"]}"));

        result.Output.Should().Be("started\n");
        clock.Elapsed.Should().BeLessThan(Soon);
        using var left = Process.GetProcessById(Pid(folder["pid"]));
        left.Kill();
    }

    [Theory]
    [InlineData("no-such-program-anywhere")]
    [InlineData("/etc/passwd")]
    [InlineData("/no/such/program")]
    public async Task A_program_that_is_not_there_or_is_none_is_said_so(string program)
    {
        var running = () => RunAsync(Command.Of(program));

        await running.Should().ThrowAsync<CommandNotFoundException>().WithMessage($"*`{program}`*");
        _runner.Find(program).Should().BeNull();
    }

    [Fact]
    public void A_program_is_found_by_name_and_by_path()
    {
        _runner.Find("sh").Should().EndWith("/sh");
        _runner.Find("/bin/sh").Should().Be("/bin/sh");
    }

    [Fact]
    public async Task An_argument_reaches_the_program_as_it_is()
    {
        const string Odd = "a b'c\"d$e;f\\g\nh*";

        (await RunAsync(Command.Of("printf", "%s", Odd, "", "end"))).Output.Should().Be(Odd + "end\n");
    }

    [SkippableFact]
    public async Task Another_account_runs_it_with_its_own_groups_and_home()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can run programs as others");

        var result = await RunAsync(Shell("id -un; id -gn; echo $HOME").As("nobody"));

        result.Output.Should().Be("nobody\nnogroup\n/nonexistent\n");
    }

    [Fact]
    public async Task A_detached_program_goes_on_and_appends_to_its_log()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["log"], "before\n");

        var pid = _runner.StartDetached(Shell("echo out $WORD; echo err >&2; echo 'it''s' \"$1\"; sleep 1000", "a b").WithEnvironment("WORD", "w"), folder["log"]);

        try
        {
            await UntilAsync(() => File.ReadAllText(folder["log"]) == "before\nout w\nerr\nits a b\n");
            File.ReadAllText($"/proc/{pid}/stat").Split(' ')[5].Should().Be(pid.ToString(CultureInfo.InvariantCulture), "it leads a session");
            new FileInfo($"/proc/{pid}/fd/0").LinkTarget.Should().Be("/dev/null");
        }
        finally
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void A_detached_program_without_a_place_for_its_log_is_not_started()
    {
        var starting = () => _runner.StartDetached(Shell("true"), "/no/such/folder/log");

        starting.Should().Throw<DirectoryNotFoundException>();
    }

    private static Command Shell(string script, params string[] arguments) => new("sh", ["-c", script, "sh", .. arguments]);

    private Task<CommandResult> RunAsync(Command command) => _runner.RunAsync(command, CancellationToken.None);

    private static int Pid(string file) => int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);

    // A zombie waits for whoever inherited it to look; it no longer runs.
    private static bool IsRunning(string file)
    {
        try
        {
            return !File.ReadAllText($"/proc/{Pid(file)}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.Should().BeLessThan(Soon);
            await Task.Delay(10);
        }
    }
}
