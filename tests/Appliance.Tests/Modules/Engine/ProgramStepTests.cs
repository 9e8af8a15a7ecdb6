using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Planning.Steps;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class ProgramStepTests : IDisposable
{
    private const string Source = "/var/release/thing";
    private const string Place = "/usr/lib/thing";

    // More than what is compared at once, so that the end counts too.
    private static readonly string Content = new('a', (2 << 20) + 17);

    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "b", false)]
    [InlineData("", "a", false)]
    [InlineData("a", "", false)]
    public async Task The_same_program_is_left_alone_wherever_it_lies(string end, string installedEnd, bool unchanged)
    {
        Write(Source, Content + end);
        Write(Place, Content + installedEnd);

        (await InspectAsync(Source) == Inspection.Unchanged).Should().Be(unchanged);
    }

    [Fact]
    public async Task A_program_that_runs_from_where_it_stays_is_left_alone()
    {
        Write(Place, Content);

        (await InspectAsync(Place)).Should().Be(Inspection.Unchanged);
    }

    [Fact]
    public async Task A_link_to_the_same_program_is_the_same()
    {
        Write("/var/build/thing", Content);
        Write(Place, Content);
        _machine.Files.CreateDirectories(Path.GetDirectoryName(Source)!, Ownership.PublicExecutable);
        File.CreateSymbolicLink(_machine.Root + Source, _machine.Root + "/var/build/thing");

        (await InspectAsync(Source)).Should().Be(Inspection.Unchanged);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_installed()
    {
        Write(Source, Content);

        (await InspectAsync(Source)).Change!.Summary.Should().Be($"Install {Place}");
    }

    [Fact]
    public async Task The_mode_of_the_same_program_is_put_right()
    {
        Write(Source, Content);
        Write(Place, Content);
        File.SetUnixFileMode(_machine.Root + Place, (UnixFileMode)0x1ff);

        (await InspectAsync(Source)).Change!.Diff.Should().Equal("-mode 0777", "+mode 0755");
    }

    private Task<Inspection> InspectAsync(string source) =>
        new ProgramStep("thing", "Install it", _machine.Root + source, Place).InspectAsync(RunHarness.Context(_machine, null), default);

    private void Write(string path, string text)
    {
        _machine.Files.CreateDirectories(Path.GetDirectoryName(path)!, Ownership.PublicExecutable);
        _machine.Files.WriteText(path, text, Ownership.PublicExecutable);
    }
}
