using System.Collections;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>The rows of a table, made when they are seen: there may be hundreds.</summary>
internal sealed class RecordRows(FieldSurroundings around, AnswerPath list) : IReadOnlyList<TableRow>
{
    private readonly IReadOnlyList<RecordField> _columns = RecordColumns.Of(list.Type.Item!);
    private readonly Dictionary<int, TableRow> _made = [];
    private HashSet<int> _bad = [];
    private SiteResult? _of;

    /// <summary>How many were made so far.</summary>
    public int Made { get; private set; }

    public int Count => around.Interview.Count(list.ToString());

    /// <summary>How many have something wrong in them.</summary>
    public int BadCount
    {
        get
        {
            Update();
            return _bad.Count;
        }
    }

    public TableRow this[int index]
    {
        get
        {
            Update();
            return _made.TryGetValue(index, out var row) ? row : _made[index] = Make(index);
        }
    }

    public IEnumerator<TableRow> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of the item that an error is about; null when it is about the list.</summary>
    public static int? ItemOf(AnswerPath list, AnswerError error)
    {
        var at = list.ToString().Length + 1;
        return error.Id.Length > at && error.Id[at - 1] == '[' && error.Id.IndexOf(']', at) is var end and > 0
            ? int.Parse(error.Id.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    private void Update()
    {
        if (!ReferenceEquals(_of, around.Interview.Result))
        {
            _of = around.Interview.Result;
            _made.Clear();
            _bad = [.. around.Interview.ErrorsAt(list.ToString()).Select(error => ItemOf(list, error)).OfType<int>()];
        }
    }

    private TableRow Make(int index)
    {
        Made++;
        var item = list.At(index);
        var bad = _bad.Contains(index);
        return new TableRow([bad ? "!" : "", .. _columns.Select(field => Cell(item.At(field.Id)))], bad ? Role.Error : Role.Text);
    }

    private string Cell(AnswerPath path)
    {
        var value = around.Interview.Look(path).Value;
        return value is null ? "" : around.Shown.Value(path.Type, value);
    }
}
