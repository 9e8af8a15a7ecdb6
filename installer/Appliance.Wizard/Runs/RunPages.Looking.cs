using Appliance.Planning.Checks;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Runs;

public sealed partial class RunPages
{
    private bool _isStale = true;
    private bool _isLooking;

    /// <summary>Decisions of this session, those from the command line first.</summary>
    internal List<Waiver> Waivers { get; }

    /// <summary>What was seen for the answers as they are; null before, or when they have changed since.</summary>
    internal WorkLook? Look { get => _isStale ? null : field; private set; }

    internal DateTimeOffset LookBegun { get; private set; }

    internal bool IsLooking => _isLooking;

    /// <summary>Makes the checks and the plan, unless it is known what they say.</summary>
    internal void LookAgain(bool always)
    {
        if (_isLooking || IsRunning || !(always || _isStale || Look is null))
        {
            return;
        }

        (_isLooking, _isStale, LookBegun) = (true, false, Now);
        Look = null;
        var (answers, waivers) = (Interview.Answers, Waivers.ToList());
        Tick(on: true);
        Plan.Show();
        Underway = Task.Run(async () =>
        {
            var look = await Work.LookAsync(answers, waivers, _leaving.Token).ConfigureAwait(false);
            _loop.Post(() => Looked(look));
        });
        Watch(Underway);
    }

    /// <summary>Why there can be no plan yet: what is wrong or missing first, in the order of the pages.</summary>
    internal string? WhyNoPlan()
    {
        var errors = Interview.Result.Errors;
        var wrong = Interview.Catalogue.Questions.FirstOrDefault(question => errors.Any(error => AnswerPath.IsAtOrBelow(error.Id, question.Id)));
        return wrong is null ? null : Words.With("plan.why-not", errors.Count, Words.Title(Interview.Look(wrong.Id)), Words.Area(wrong.Area));
    }

    internal void Waive(string check)
    {
        var reason = new TextField();
        var item = new FormItem(Words["plan.reason"], reason);
        Wizard.Layers.Push(new Dialog(Words["plan.waive"], Words.With("plan.waive-text", check), [Words["plan.waive-ok"], Wizard.ScreenWords.Cancel], Wizard.Layers, button =>
        {
            if (button == 0)
            {
                Waivers.Add(new Waiver(check, reason.Text.Trim(), null));
                LookAgain(always: true);
            }
        })
        {
            Body = new Form([item]),
            MayClose = button =>
            {
                item.Message = button == 0 && reason.Text.Trim().Length == 0 ? new FieldMessage(Words["plan.reason-needed"]) : null;
                return item.Message is null;
            },
        });
    }

    private void Looked(WorkLook look)
    {
        _isLooking = false;
        Tick(on: false);
        if (_isStale)
        {
            // Answers changed meanwhile; on the page, it is looked at again at once.
            if (Wizard.Current == Plan)
            {
                LookAgain(always: true);
            }

            return;
        }

        Look = look;
        Plan.Show();
    }

    // What was not expected ends the program, once the terminal is as it was.
    private void Watch(Task task) => task.ContinueWith(
        failed => _loop.Post(() => System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.Exception!.InnerException!)),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}
