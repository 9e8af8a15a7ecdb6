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

    [Theory]
    [InlineData(1)]
    [InlineData(Large)]
    public void What_was_not_written_since_is_current(int size)
    {
        Write(new string('a', size), Then);
        _loaded.Remember(_machine.Files);
        _loaded.AreCurrent(_machine.Files).Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Large)]
    public void What_was_written_since_is_another_file_even_with_the_same_content(int size)
    {
        Write(new string('a', size), Then);
        _loaded.Remember(_machine.Files);
        Write(new string('a', size), Then.AddTicks(1));
        _loaded.AreCurrent(_machine.Files).Should().BeFalse("something else may have lain there, and been loaded, in between");
    }

    [Fact]
    public void Another_content_or_size_counts_even_at_the_same_time()
    {
        Write("one", Then);
        _loaded.Remember(_machine.Files);
        Write("two", Then);
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
        Write(new string('a', Large), Then);
        _loaded.Remember(_machine.Files);
        Write(new string('a', Large + 1), Then);
        _loaded.AreCurrent(_machine.Files).Should().BeFalse();
    }

    [Fact]
    public void A_program_is_not_read()
    {
        Write(new string('a', Large), Then);
        _loaded.Remember(_machine.Files);
        Write(new string('b', Large), Then);
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
