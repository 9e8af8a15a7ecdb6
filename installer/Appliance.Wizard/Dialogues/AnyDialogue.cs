using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Dialogues;

/// <summary>Asks for an answer or a field in the way its type wants.</summary>
internal sealed class AnyDialogue
{
    private readonly ValueDialogue _values;
    private readonly SecretDialogue _secrets;
    private readonly RecordDialogue _records;
    private readonly ListDialogue _lists;

    public AnyDialogue(Interview interview, DialogueLines lines)
    {
        _values = new ValueDialogue(interview, lines);
        _secrets = new SecretDialogue(interview, lines);
        _records = new RecordDialogue(interview, lines, this);
        _lists = new ListDialogue(interview, lines, _records);
    }

    /// <summary>Whether everything is asked, also what few people need.</summary>
    public bool Thorough { get; set; }

    public Task<Move> AskAsync(AnswerPath path, CancellationToken cancellationToken) => path.Type switch
    {
        { Fields.Count: > 0 } => _records.AskAsync(path, cancellationToken),
        { Item.Fields.Count: > 0 } => _lists.AskAsync(path, cancellationToken),
        { HoldsSecret: true, Item: null } => path.Parts.Count == 0 ? _secrets.AskAsync(path, cancellationToken) : _secrets.AskReferenceAsync(path, cancellationToken),
        _ => _values.AskAsync(path, cancellationToken),
    };
}
