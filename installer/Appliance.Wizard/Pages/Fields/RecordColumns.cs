using Appliance.Planning.Questions;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>The few fields that tell the rows of a table apart.</summary>
internal static class RecordColumns
{
    private const int Most = 4;

    public static IReadOnlyList<RecordField> Of(AnswerType record) =>
        [.. record.Fields.Where(field => IsSimple(field.Type) && Identifies(field)).Take(Most)];

    public static IReadOnlyList<TableColumn> Headers(FieldSurroundings around, AnswerPath list) =>
        [new("", 1), .. Of(list.Type.Item!).Select(field => new TableColumn(around.Words.Title(around.Interview.Look(list.At(0).At(field.Id)))))];

    private static bool IsSimple(AnswerType type) => type is { Fields.Count: 0, HoldsSecret: false, Item: null or { Fields.Count: 0 } };

    private static bool Identifies(RecordField field) => field.Essential || field.DefaultNote is not null || (!field.Optional && !field.HasDefault);
}
