using Appliance.Planning.Steps;
using FluentAssertions;

namespace Appliance.Tests.Planning.Steps;

public sealed class ManagedBlockTests
{
    private readonly ManagedBlock _block = new("hosts");

    [Fact]
    public void A_new_block_goes_to_the_end_and_the_rest_stays()
    {
        var text = _block.PutInto("127.0.0.1 localhost", "10.0.0.1 a", atStart: false);
        text.Should().Be("127.0.0.1 localhost\n# BEGIN appliance hosts (managed; changes here are overwritten)\n10.0.0.1 a\n# END appliance hosts\n");
    }

    [Fact]
    public void A_block_is_replaced_where_it_stands()
    {
        var first = _block.PutInto("top\n", "one", atStart: false) + "bottom\n";
        _block.PutInto(first, "two\nthree", atStart: false).Should().Be(first.Replace("one", "two\nthree", StringComparison.Ordinal));
    }

    [Fact]
    public void Putting_the_same_block_twice_changes_nothing()
    {
        var once = _block.PutInto("top\n", "one", atStart: true);
        _block.PutInto(once, "one", atStart: true).Should().Be(once);
    }

    [Fact]
    public void An_empty_block_is_taken_out_without_trace() =>
        _block.PutInto(_block.PutInto("top\n", "one", atStart: false), "", atStart: false).Should().Be("top\n");

    [Fact]
    public void A_block_of_another_name_is_not_ours() =>
        _block.PutInto(new ManagedBlock("other").PutInto("", "x", false), "one", false).Should().Contain("BEGIN appliance other").And.Contain("BEGIN appliance hosts");

    [Fact]
    public void A_block_cut_in_half_is_refused()
    {
        var act = () => _block.PutInto("# BEGIN appliance hosts (managed; changes here are overwritten)\nx\n", "one", false);
        act.Should().Throw<StepFailedException>().WithMessage("*has no*END*");
    }
}
