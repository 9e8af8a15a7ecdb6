using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Dialogues;

/// <summary>
/// The interview as lines: for dumb terminals, screen readers, serial lines and scripts. Questions stand in sections, each
/// with its default in brackets; a wrong reply is explained and asked for again.
/// </summary>
public sealed class LineDialogue
{
    private readonly Interview _interview;
    private readonly LineDialogueOptions _options;
    private readonly DialogueLines _lines;
    private readonly AnyDialogue _any;
    private readonly List<string> _answered = [];
    private string? _area;

    public LineDialogue(Interview interview, WordCatalogue words, IDialogueConsole console, LineDialogueOptions options)
    {
        _interview = interview;
        _options = options;
        _lines = new DialogueLines(console, words);
        _any = new AnyDialogue(interview, _lines);
    }

    private WordCatalogue Words => _lines.Words;

    /// <summary>Asks until every answer is there and good, and shows all of them.</summary>
    /// <exception cref="DialogueEndedException">The input ended before that.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!_options.AcceptDefaults)
        {
            _lines.Say(Words["begin.keys"]);
            await AskHowThoroughAsync(cancellationToken).ConfigureAwait(false);
        }

        await AskAllAsync(cancellationToken).ConfigureAwait(false);
        new Preview(_interview, _lines).Show();
        _lines.Say(Words.With("end.change", _options.Command));
        _lines.Say();
    }

    /// <summary>A question about the dialogue itself, by its key; an empty line is yes.</summary>
    /// <exception cref="DialogueEndedException">There is no answer.</exception>
    public Task<bool> ConfirmAsync(string key, CancellationToken cancellationToken) =>
        AskFirstAsync(Words[key], true, Words["help.keys"], cancellationToken);

    private async Task AskHowThoroughAsync(CancellationToken cancellationToken)
    {
        var asked = _interview.Catalogue.Questions.Where(_interview.Draft.IsAsked).ToList();
        _lines.Say(Words.With("begin.thorough", asked.Count, asked.Count(IsWanted)));
        _any.Thorough = await AskFirstAsync(Words["begin.thorough-question"], false, Words.With("begin.thorough-help", _options.Command), cancellationToken).ConfigureAwait(false);
    }

    // There is nothing to go back to.
    private async Task<bool> AskFirstAsync(string question, bool byDefault, string help, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _lines.AskYesNoAsync(question, byDefault, () => _lines.Say(help), cancellationToken).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            _lines.Say(Words["back.first"]);
        }
    }

    private async Task AskAllAsync(CancellationToken cancellationToken)
    {
        Question? again = null;
        while (true)
        {
            var next = again ?? _interview.Catalogue.Questions.FirstOrDefault(q => _interview.Draft.IsAsked(q) && !_answered.Contains(q.Id) && IsWanted(q)) ?? _interview.Catalogue.Questions.FirstOrDefault(q => _interview.ErrorsAt(q.Id).Count > 0);
            again = null;
            if (next is null)
            {
                return;
            }

            EnterArea(next);
            TellErrors(next);
            if (await _any.AskAsync(new AnswerPath(next, []), cancellationToken).ConfigureAwait(false) == Move.Next)
            {
                _answered.Remove(next.Id);
                _answered.Add(next.Id);
            }
            else if (_answered.Count > 0)
            {
                again = _interview.Catalogue.Find(_answered[^1]);
                _answered.RemoveAt(_answered.Count - 1);
            }
            else if (_options.AcceptDefaults)
            {
                _lines.Say(Words["back.first"]);
            }
            else
            {
                // What was asked before the first answer.
                await AskHowThoroughAsync(cancellationToken).ConfigureAwait(false);
                _area = null;
            }
        }
    }

    // An answer was wrong before anybody was asked, or a later one has made it so.
    private void TellErrors(Question question)
    {
        foreach (var error in _interview.ErrorsAt(question.Id).Where(error => error.Code != AnswerCodes.Missing))
        {
            _lines.Refuse(error, IsOpen(error.Origin) ? "" : $"{error.Origin}: ");
        }
    }

    private bool IsWanted(Question question)
    {
        var asked = _interview.Look(question.Id);
        return asked.Errors.Count > 0 || asked.IsOpenSecret || IsMissedSecret(asked)
            || !_options.AcceptDefaults && (_any.Thorough || question.IsEssential(_interview.Draft) && IsOpen(asked.Origin));
    }

    // No default stands for the password of a database elsewhere, though one may do without.
    private bool IsMissedSecret(Asked asked) => asked is { Type.HoldsSecret: true, Value: null } && asked.Question.IsEssential(_interview.Draft);

    // What was given beforehand was meant; it is in the preview.
    private static bool IsOpen(Origin origin) => origin.Kind is OriginKind.Default or OriginKind.Wizard;

    private void EnterArea(Question question)
    {
        if (question.Area != _area)
        {
            _area = question.Area;
            _lines.Section(Words.With("section.area", Words.Area(question.Area).ToUpperInvariant()));
        }
    }
}
