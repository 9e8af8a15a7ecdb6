using System.Globalization;
using Appliance.Planning.Answers;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages.Fields;

namespace Appliance.Wizard.Pages;

/// <summary>All answers as they will count, after what is wrong or missing.</summary>
internal sealed class ReviewRows(FieldSurroundings around)
{
    /// <summary>What keeps the set-up from going on.</summary>
    public IReadOnlyList<ReviewRow> Problems()
    {
        var interview = around.Interview;
        var open = interview.Pages.SelectMany(page => page.Questions).Where(asked => asked.IsOpenSecret && asked.Errors.Count == 0)
            .Select(asked => Problem(asked.Path, around.Words["error.secret-needed"]));
        return [.. interview.Result.Errors.Select(Problem), .. open];
    }

    public IEnumerable<ReviewRow> Answers() => around.Interview.Pages.SelectMany(page =>
        page.Questions.SelectMany(Answer).Prepend(Heading(around.Words.Area(page.Area))));

    public static ReviewRow Heading(string text) => new(new TableRow(["", text], Role.Heading));

    private ReviewRow Problem(AnswerError error)
    {
        if (!around.Interview.Catalogue.Questions.Any(question => AnswerPath.IsAtOrBelow(error.Id, question.Id)))
        {
            return new(new TableRow(["!", error.Id, around.Words.Whole(error)], Role.Error));
        }

        var path = AnswerPath.Parse(around.Interview.Catalogue, error.Id);
        return Problem(path, AnswerTexts.Error(around.Words, error));
    }

    private ReviewRow Problem(AnswerPath path, string text) => new(new TableRow(["!", TitleOf(path), text], Role.Error), path);

    // Nodes 3, Address.
    private string TitleOf(AnswerPath path)
    {
        var title = "";
        for (var depth = 0; depth <= path.Parts.Count; depth++)
        {
            var part = path with { Parts = [.. path.Parts.Take(depth)] };
            title += depth > 0 && AnswerPath.IsItem(path.Parts[depth - 1])
                ? string.Create(CultureInfo.InvariantCulture, $" {AnswerPath.Number(path.Parts[depth - 1]) + 1}")
                : (depth > 0 ? ": " : "") + around.Words.Title(around.Interview.Look(part));
        }

        return title;
    }

    private IEnumerable<ReviewRow> Answer(Asked asked)
    {
        // A typed secret is known by its node alone; everything else as it will be written.
        var node = asked.Given is AnswerTypedSecret typed ? typed : around.Draft.NodeOf(asked.Question) ?? asked.Value;
        var mark = asked.Errors.Count > 0 || asked.IsOpenSecret ? "!" : "";
        var role = mark.Length > 0 ? Role.Error : Role.Text;
        var items = asked.Type.Item is { Fields.Count: > 0 } && node is AnswerList { Items.Count: > 0 } list ? list.Items : [];
        var value = items.Count > 0 ? items.Count.ToString(CultureInfo.InvariantCulture) : Value(asked, node);
        yield return new(new TableRow([mark, "  " + around.Words.Title(asked), value], role), asked.Path);
        for (var index = 0; index < items.Count; index++)
        {
            yield return new(new TableRow(["", "", around.Shown.Value(asked.Type.Item!, items[index])]), asked.Path.At(index));
        }
    }

    private string Value(Asked asked, AnswerNode? node)
    {
        var value = asked.IsOpenSecret ? around.Words["review.open"] : around.Shown.Value(asked.Type, node);
        return asked.Given is { Origin.Kind: OriginKind.File or OriginKind.Environment or OriginKind.Set } given ? $"{value}  ({given.Origin})" : value;
    }
}
