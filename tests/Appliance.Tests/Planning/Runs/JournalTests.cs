using Appliance.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Runs;

public sealed class JournalTests
{
    [Fact]
    public void A_torn_last_line_counts_as_not_written_and_is_overwritten()
    {
        using var machine = new TestMachine();
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        File.AppendAllText(machine.Root + folder.JournalPath, "{\"kind\":\"Intent\",\"step\":\"a.b");

        journal.Read().Should().ContainSingle().Which.Kind.Should().Be(JournalEntryKind.Started);
        journal.Write(JournalEntryKind.Finished);
        journal.Read().Select(e => e.Kind).Should().Equal(JournalEntryKind.Started, JournalEntryKind.Finished);
    }

    [Fact]
    public void Damage_in_the_middle_is_an_error_that_names_the_file()
    {
        using var machine = new TestMachine();
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Create();
        store.JournalOf(folder).Write(JournalEntryKind.Started);
        File.AppendAllText(machine.Root + folder.JournalPath, "rubbish\n");
        var act = () => store.JournalOf(folder).Read();
        act.Should().Throw<InvalidDataException>().WithMessage("*journal is damaged*rubbish*");
    }

    [Fact]
    public void A_rollback_that_was_cut_off_begins_anew_until_all_is_undone()
    {
        JournalEntry Entry(JournalEntryKind kind, string? step = null) => new() { Time = default, Kind = kind, Step = step };
        JournalEntry[] entries = [Entry(JournalEntryKind.Started), Entry(JournalEntryKind.Intent, "a"), Entry(JournalEntryKind.Intent, "b"), Entry(JournalEntryKind.Reverted, "b")];
        var run = new RunRecord(null!, entries);
        run.ToUndo.Select(e => e.Step).Should().Equal("b", "a");
        run.State.Should().Be(RunState.Unfinished);
        (run with { Entries = [.. entries, Entry(JournalEntryKind.RolledBack)] }).ToUndo.Should().BeEmpty();
    }

    [Fact]
    public void The_journal_and_its_folder_are_for_root_alone()
    {
        using var machine = new TestMachine();
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Create();
        store.JournalOf(folder).Write(JournalEntryKind.Started);
        File.GetUnixFileMode(machine.Root + folder.JournalPath).Should().Be((UnixFileMode)0b110_000_000);
        File.GetUnixFileMode(machine.Root + folder.Path).Should().Be((UnixFileMode)0b111_000_000);
    }
}
