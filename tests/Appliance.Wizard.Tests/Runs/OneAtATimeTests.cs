using Appliance.Screens.Keys;
using Appliance.Wizard.Runs;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>While something is looked at or tried, nothing else is begun; and whoever leaves does not wait for it.</summary>
public sealed class OneAtATimeTests : IDisposable
{
    private readonly RunWizard _wizard = new();

    public void Dispose() => _wizard.Dispose();

    [Fact]
    public async Task No_run_begins_while_the_plan_is_made()
    {
        await _wizard.ToFailureAsync();
        _wizard.Work.Looking = new TaskCompletionSource<WorkLook>();
        Do(() => _wizard.Wizard.GoTo(_wizard.Pages.Plan));
        _wizard.Pages.IsLooking.Should().BeTrue();
        Do(_wizard.Pages.Retry);
        Do(_wizard.Pages.BeginJoin);
        (_wizard.Pages.IsRunning, _wizard.Work.Runs, _wizard.Join.Runs).Should().Be((false, 1, 0));
        _wizard.Work.Looking.SetResult(Samples.Look());
        await _wizard.SettleAsync();
        Do(_wizard.Pages.Retry);
        _wizard.Pages.IsRunning.Should().BeTrue();
    }

    [Fact]
    public async Task No_run_begins_while_what_is_set_up_is_tried()
    {
        await _wizard.ToDoneAsync();
        _wizard.Work.Proving = new TaskCompletionSource<WorkProofs>();
        Do(_wizard.Pages.Prove);
        Do(_wizard.Pages.Retry);
        (_wizard.Pages.IsRunning, _wizard.Pages.IsProving).Should().Be((false, true));
        _wizard.Work.Proving.SetResult(Samples.Proofs());
        await _wizard.SettleAsync();
        _wizard.Work.Runs.Should().Be(1);
    }

    [Fact]
    public async Task Leaving_ends_looking()
    {
        _wizard.Work.Looking = new TaskCompletionSource<WorkLook>();
        Do(() => _wizard.Wizard.GoTo(_wizard.Pages.Plan));
        _wizard.Press(Key.F10).Leaves.Should().Be(1);
        await EndedAsync();
    }

    [Fact]
    public async Task Leaving_ends_trying()
    {
        await _wizard.ToDoneAsync();
        _wizard.Work.Proving = new TaskCompletionSource<WorkProofs>();
        Do(_wizard.Pages.Prove);
        _wizard.Press(KeyPress.Control('c'), KeyPress.Control('c')).Leaves.Should().Be(1);
        await EndedAsync();
    }

    private void Do(Action action)
    {
        _wizard.Screen.Loop.Post(action);
        _wizard.Screen.Settle();
    }

    private async Task EndedAsync()
    {
        var ending = () => _wizard.Pages.Underway.WaitAsync(TimeSpan.FromSeconds(30));
        await ending.Should().ThrowAsync<OperationCanceledException>();
    }
}
