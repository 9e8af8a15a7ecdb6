using System.Diagnostics;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Nodes;
using FluentAssertions;

namespace Appliance.Tests.Engine;

public sealed class FenceAgentTests : IDisposable
{
    private const string Secret = "pa ss&word";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fence-");

    [Theory]
    [InlineData(0, "on")]
    [InlineData(2, "off")]
    [InlineData(1, "error")]
    public async Task The_exit_code_says_how_the_power_is(int code, string word)
    {
        Agent($"cat > $(dirname $0)/input; echo \"$@\" > $(dirname $0)/arguments; env > $(dirname $0)/environment; echo 'Status: it knows {Secret}'; exit {code}");

        var state = await AskAsync();

        state.Word.Should().Be(word);
        state.Text.Should().Be("Status: it knows ***");
        File.ReadAllText(In("input")).Should().Be($"lanplus=1\naction=status\nip=10.0.1.72\nusername=admin\npassword={Secret}\n");
        (File.ReadAllText(In("arguments")) + File.ReadAllText(In("environment"))).Should().NotContain(Secret);
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_told_with_the_package()
    {
        var state = await AskAsync();

        state.Should().BeEquivalentTo(new { Word = "error" });
        state.Text.Should().Contain("package fence-agents");
    }

    [Fact]
    public async Task An_agent_that_does_not_end_is_ended()
    {
        Agent("exec sleep 600");

        var state = await AskAsync(TimeSpan.FromMilliseconds(200));

        state.Text.Should().Contain("did not end within");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private void Agent(string script)
    {
        // Copied by a program that ends: a file this process wrote may still be open in a child of another test, and then it cannot run.
        File.WriteAllText(In("script"), "#!/bin/sh\n" + script + "\n");
        using var install = Process.Start("install", ["-m", "0755", In("script"), In("fence_test")]);
        install.WaitForExit();
    }

    private Task<PowerState> AskAsync(TimeSpan? patience = null) => new FenceAgent(_folder.FullName) { Patience = patience ?? TimeSpan.FromSeconds(20) }.StatusAsync(
        new HostPower { Type = "test", Address = "10.0.1.72", User = "admin", Options = new Dictionary<string, string> { ["lanplus"] = "1" } },
        Secret,
        CancellationToken.None);
}
