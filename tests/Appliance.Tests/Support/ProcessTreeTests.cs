using System.Diagnostics;
using FluentAssertions;

namespace Appliance.Tests.Support;

public sealed class ProcessTreeTests
{
    [SkippableFact]
    public async Task What_a_lost_terminal_makes_a_program_write_is_written_when_the_tree_has_ended()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "script(1) is not here");
        using var folder = new TemporaryFolder();
        var saved = folder["saved"];
        var program = $"trap 'sleep 0.3; echo all >{saved}; exit' HUP; echo ready; while read -r line; do :; done";
        // Whoever starts the tests with nohup has it ignored, and children inherit that.
        using var terminal = Process.Start(new ProcessStartInfo("env", ["--default-signal=HUP", "script", "-qfec", program, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        (await terminal.StandardOutput.ReadLineAsync()).Should().StartWith("ready");

        ProcessTree.End(terminal, process => process.Kill(), TimeSpan.FromMinutes(1));

        (await File.ReadAllTextAsync(saved)).Should().Be("all\n");
    }
}
