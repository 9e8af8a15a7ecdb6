using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Steps;

public sealed class LoadedFilesTests : IDisposable
{
    private const string Path = "/etc/thing";
    private const int Large = 5 << 20;
    private static readonly DateTime Then = new(2026, 5, 4, 3, 2, 1, DateTimeKind.Utc);

    private readonly TestMachine _machine = new();
    private readonly LoadedFiles _loaded = new("thing.service", [Path]);

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Configuration_is_told_apart_by_its_content()
    {
        Write("one", Then);
        _loaded.Remember(_machine.Files);
        Write("one", Then.AddDays(1));
        _loaded.AreCurrent(_machine.Files).Should().BeTrue();
        Write("two", Then);
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
    }

    [Fact]
    public void A_program_is_read_only_when_its_size_or_time_is_another()
    {
        Write(new string('a', Large), Then);
        _loaded.Remember(_machine.Files);
        Write(new string('b', Large), Then);
        _loaded.AreCurrent(_machine.Files).Should().BeTrue("it was not read");
        Write(new string('b', Large), Then.AddTicks(1));
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
        Write(new string('a', Large + 1), Then);
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
    }

    [Fact]
    public void A_program_that_was_put_back_is_the_same()
    {
        Write(new string('a', Large), Then);
        _loaded.Remember(_machine.Files);
        Write(new string('a', Large), Then.AddDays(1));
        _loaded.AreCurrent(_machine.Files).Should().BeTrue();
    }

    [Fact]
    public void A_file_that_went_away_is_a_change()
    {
        Write("one", Then);
        _loaded.Remember(_machine.Files);
        _machine.Files.DeleteFile(Path);
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
    }

    private void Write(string text, DateTime time)
    {
        _machine.Files.WriteText(Path, text, Ownership.Public);
        File.SetLastWriteTimeUtc(_machine.Root + Path, time);
    }
}
