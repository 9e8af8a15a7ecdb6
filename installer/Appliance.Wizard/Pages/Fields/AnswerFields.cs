using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>Which kind of field an answer has.</summary>
internal static class AnswerFields
{
    public static AnswerField Of(AnswerPath path, FieldSurroundings around) => path.Type switch
    {
        { Fields.Count: > 0 } => new RecordAnswer(path, around),
        { Item.Fields.Count: > 0 } => new TableAnswer(path, around),
        { HoldsSecret: true, Item: null } => new SecretAnswer(path, around),
        { Words.Count: > 0 } => new ChoiceAnswer(path, around),
        var type when ChoiceAnswer.IsYesNo(type) => around.Interview.Look(path) is { Optional: true, Default: null } ? new ChoiceAnswer(path, around) : new SwitchAnswer(path, around),
        _ => new TextAnswer(path, around),
    };
}
