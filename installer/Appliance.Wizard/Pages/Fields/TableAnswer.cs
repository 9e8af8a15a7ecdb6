using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A list of records: a table whose rows are added, changed, copied, removed, pasted and read from a file.</summary>
internal sealed partial class TableAnswer : AnswerField
{
    private const int Fewest = 1;
    private const int Most = 11;

    private readonly RecordRows _rows;
    private readonly TableView _table;
    private readonly FormItem _item;

    public TableAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        _rows = new RecordRows(around, path);
        _table = new TableView(RecordColumns.Headers(around, path), _rows);
        _table.Activated += Edit;
        _item = new FormItem("", new Keys(_table, Handle)) { Wide = true };
        Items = [_item];
    }

    public override IReadOnlyList<FormItem> Items { get; }

    /// <summary>For tests: how much was done to draw it.</summary>
    internal RecordRows Rows => _rows;

    public override IEnumerable<KeyHint> Hints
    {
        get
        {
            yield return new("a", Around.Words["key.add"]);
            if (_rows.Count > 0)
            {
                yield return new("Enter", Around.Words["key.change"]);
                yield return new("c", Around.Words["key.copy"]);
                yield return new("Del", Around.Words["key.remove"]);
            }

            if (RecordLines.Takes(Path.Type))
            {
                yield return new("f", Around.Words["key.from-file"]);
            }
        }
    }

    public override void Show(Asked asked, bool focused)
    {
        var title = Around.Words.Title(asked);
        _item.Label = "\n" + (_rows.Count == 0 ? title : Around.Words.With("table.count", title, _rows.Count));
        _table.Empty = Around.Words.With(RecordLines.Takes(Path.Type) ? "table.empty-paste" : "table.empty", Around.Words.ItemName(Path.Type.Item!));
    }

    public override FieldMessage? Message(Asked asked, bool tried)
    {
        if (Told(asked, tried).FirstOrDefault(error => error.Id == Id) is { } own)
        {
            return new FieldMessage(AnswerTexts.Error(Around.Words, own));
        }

        if (Told(asked, tried).FirstOrDefault(error => RecordRows.ItemOf(Path, error) is not null) is not { } error)
        {
            return null;
        }

        var bad = RecordRows.ItemOf(Path, error)!.Value;
        return new FieldMessage(Around.Words.With("table.bad", _rows.BadCount, bad + 1, AnswerTexts.Error(Around.Words, error)));
    }

    public override string Hint(Asked asked) => Around.Words[RecordLines.Takes(Path.Type) ? "hint.table-paste" : "hint.table"];

    /// <summary>Selects the row that a path leads to, and opens it where it leads to a field.</summary>
    public void GoTo(AnswerPath at)
    {
        if (at.Parts.Count <= Path.Parts.Count)
        {
            return;
        }

        _table.Selected = AnswerPath.Number(at.Parts[Path.Parts.Count]);
        if (at.Parts.Count > Path.Parts.Count + 1)
        {
            RecordDialog.Open(Around, Path.At(_table.Selected), Name(_table.Selected), first: at.Parts[Path.Parts.Count + 1]);
        }
    }

    private bool Handle(KeyPress key)
    {
        switch (key)
        {
            case { Key: Key.Insert, Modifiers: KeyModifiers.None }:
            case var _ when key.Is('a'):
                Add();
                return true;
            case { Key: Key.Delete, Modifiers: KeyModifiers.None } when _rows.Count > 0:
            case var _ when key.Is('d') && _rows.Count > 0:
                Remove();
                return true;
            case var _ when key.Is('c') && _rows.Count > 0:
                Copy();
                return true;
            case { Key: Key.Paste } when RecordLines.Takes(Path.Type):
                Take(RecordLines.Read(key.Text));
                return true;
            case var _ when key.Is('f') && RecordLines.Takes(Path.Type):
                AskFile();
                return true;
            default:
                return _table.Handle(key);
        }
    }

    private string Name(int row) => Around.Words.With("table.row", Around.Words.Title(Interview.Look(Path)), row + 1);

    private void Edit(int row) => RecordDialog.Open(Around, Path.At(row), Name(row));

    private void Add()
    {
        var before = Interview.Entered;
        var added = AnswerPath.Parse(Interview.Catalogue, Interview.Add(Id));
        _table.Selected = _rows.Count - 1;
        RecordDialog.Open(Around, added, Name(_table.Selected), before);
    }

    private void Copy()
    {
        var (before, row) = (Interview.Entered, _table.Selected);
        Interview.Duplicate(Id, row);
        _table.Selected = row + 1;
        RecordDialog.Open(Around, Path.At(row + 1), Name(row + 1), before);
    }

    private void Remove()
    {
        var row = _table.Selected;
        var shown = string.Join("  ", _rows[row].Cells.Skip(1).Where(cell => cell.Length > 0));
        Around.Wizard.Layers.Push(Dialog.Confirm(Around.Words["table.remove"], shown, Around.Wizard.ScreenWords, Around.Wizard.Layers, yes =>
        {
            if (yes && row < _rows.Count)
            {
                Interview.Remove(Id, row);
            }
        }));
    }

    private sealed class Keys(TableView table, Func<KeyPress, bool> handle) : View
    {
        public override int HeightAt(int width) => 1 + Math.Clamp(table.Rows.Count, Fewest, Most);

        public override void Draw(Region region, Theme theme, bool focused) => table.Draw(region, theme, focused);

        public override bool Handle(KeyPress key) => handle(key);
    }
}
