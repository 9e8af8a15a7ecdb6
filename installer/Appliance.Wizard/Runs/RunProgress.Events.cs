using Appliance.Contracts.Events;

namespace Appliance.Wizard.Runs;

public sealed partial class RunProgress
{
    // Of a command that says very much, its last lines say why.
    private const int OutputKept = 200;

    public void Take(RunEvent value)
    {
        if (value.Node is { } node)
        {
            TakeOfNode(node, value);
        }
        else
        {
            TakeHere(value);
        }

        if (value.Kind is not (EventKind.StepPlanned or EventKind.StepRunning or EventKind.StepReverting))
        {
            Logged?.Invoke(value);
        }
    }

    private void TakeHere(RunEvent value)
    {
        switch (value.Kind)
        {
            case EventKind.RunStarted:
                Begin(value);
                break;
            case EventKind.StepPlanned:
                At(value);
                break;
            case EventKind.StepStarted:
                _output.Clear();
                Set(value, step => step with { State = StepState.Running, Begun = value.Time, Usual = value.UsualSeconds ?? step.Usual });
                break;
            case EventKind.StepOutput:
                Keep(value.Text);
                break;
            case EventKind.StepUnchanged:
                _output.Clear();
                Set(value, step => step with { State = StepState.Unchanged, Took = 0 });
                break;
            case EventKind.StepDone:
                _output.Clear();
                Set(value, step => step with { State = StepState.Done, Took = value.Seconds ?? step.Elapsed(value.Time) });
                break;
            case EventKind.StepFailed:
                Failure = value;
                Set(value, step => step with { State = StepState.Failed, Took = step.Elapsed(value.Time) });
                break;
            case EventKind.RunFailed:
                Failure ??= value;
                End(RunStage.Failed, value.Time);
                break;
            case EventKind.RunStopped:
                StopStep(value.Time);
                End(RunStage.Stopped, value.Time);
                break;
            // A part of a run, such as getting a certificate, is a detail: the run goes on.
            case EventKind.RunFinished when value.Level != EventLevel.Detail:
                End(RunStage.Proving, value.Time);
                break;
            case EventKind.Proven:
                End(RunStage.Finished, _ended ?? value.Time);
                break;
        }
    }

    private void Begin(RunEvent value)
    {
        _steps.Clear();
        _nodes.Clear();
        _output.Clear();
        (Run, Stage, _begun, _ended, Failure) = (value.Run, RunStage.Running, value.Time, null, null);
    }

    private void End(RunStage stage, DateTimeOffset time) => (Stage, _ended) = (stage, time);

    private void StopStep(DateTimeOffset time)
    {
        if (_steps.FindIndex(step => step.State == StepState.Running) is var index and >= 0)
        {
            _steps[index] = _steps[index] with { State = StepState.Stopped, Took = _steps[index].Elapsed(time) };
        }
    }

    private void Set(RunEvent value, Func<StepProgress, StepProgress> change)
    {
        var index = At(value);
        if (index >= 0)
        {
            _steps[index] = change(_steps[index]);
        }
    }

    // A run of a version that told no steps beforehand shows those it has come to.
    private int At(RunEvent value)
    {
        var index = _steps.FindIndex(step => step.Id == value.Id);
        if (index < 0 && value.Id is { } id)
        {
            index = _steps.Count;
            _steps.Add(new StepProgress(id, value.Text, value.UsualSeconds));
        }

        return index;
    }

    private void Keep(string text)
    {
        _output.AddRange(text.Split('\n'));
        if (_output.Count > OutputKept)
        {
            _output.RemoveRange(0, _output.Count - OutputKept);
        }
    }

    private void TakeOfNode(string name, RunEvent value)
    {
        var index = _nodes.FindIndex(node => node.Name == name);
        if (index < 0)
        {
            index = _nodes.Count;
            _nodes.Add(new NodeProgress(name, StepState.Running, value.Time));
        }

        var state = value.Kind switch
        {
            EventKind.StepFailed or EventKind.RunFailed => StepState.Failed,
            EventKind.RunStopped => StepState.Stopped,
            EventKind.RunFinished => StepState.Done,
            _ => StepState.Running,
        };
        var now = _nodes[index] with { State = state, Ended = state == StepState.Running ? null : value.Time };
        now = value is { Index: { } step, Count: { } count } ? now with { Index = step, Count = count } : now;
        var tells = value.Kind is not (EventKind.StepDone or EventKind.StepOutput or EventKind.StepUnchanged or EventKind.StepPlanned or EventKind.StepRunning);
        _nodes[index] = tells ? now with { Text = value.Text.Split('\n')[0] } : now;
    }
}
