using Appliance.Machines.Files;
using Appliance.Planning.Plans;
using Appliance.Planning.Steps;
using FluentAssertions;

namespace Appliance.Tests.Planning.Plans;

public sealed class StepOrderTests
{
    [Fact]
    public void Steps_keep_their_order_unless_one_must_come_after_another() =>
        StepOrder.Of([Step("a", "c"), Step("b"), Step("c")]).Select(s => s.Id).Should().Equal("c", "a", "b");

    [Fact]
    public void A_step_that_is_not_in_the_plan_is_not_waited_for() =>
        StepOrder.Of([Step("a", "missing")]).Select(s => s.Id).Should().Equal("a");

    [Fact]
    public void A_ring_is_a_bug_and_named()
    {
        var act = () => StepOrder.Of([Step("a", "b"), Step("b", "a")]);
        act.Should().Throw<InvalidOperationException>().WithMessage("*ring*");
    }

    [Fact]
    public void Two_steps_with_one_id_are_a_bug()
    {
        var act = () => StepOrder.Of([Step("a"), Step("a")]);
        act.Should().Throw<InvalidOperationException>().WithMessage("*id a*");
    }

    private static IStep Step(string id, params string[] after) => new DirectoryStep(id, id, "/x", Ownership.Public) { After = after };
}
