using Appliance.Contracts.Events;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>How far undoing has come.</summary>
internal sealed class UndoProgress(DateTimeOffset begun)
{
    private readonly List<string> _undone = [];
    private RunEvent? _current;

    /// <summary>Whether it was asked to stop after the step under way.</summary>
    public bool IsStopping { get; set; }

    public void Take(RunEvent value)
    {
        switch (value.Kind)
        {
            case EventKind.StepReverting:
                _current = value;
                break;
            case EventKind.StepReverted:
                _undone.Add(value.Text);
                break;
        }
    }

    /// <summary>What is undone now, above it how long all has taken, below it what is undone already, the last first.</summary>
    public IEnumerable<TextLine> Lines(WordCatalogue words, DateTimeOffset now)
    {
        var clock = ClockWords.Clock(now - begun);
        yield return new TextLine(_current is { } step ? words.With("undo.place", step.Index!, step.Count!, clock) : words.With("undo.begins", clock), Role.Heading);
        yield return new TextLine("");
        if (_current is { } current && _undone.LastOrDefault() != current.Text)
        {
            yield return new TextLine($"> {words.Sentence(current.Text)}", Role.Heading);
        }

        foreach (var title in Enumerable.Reverse(_undone))
        {
            yield return new TextLine($"+ {words.Sentence(title)}");
        }
    }
}
