using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;

namespace Appliance.Wizard.Interviews;

public sealed partial class Interview
{
    /// <summary>
    /// Takes what was typed: a value as it is, a list of simple values with commas between them, other lists and records as
    /// YAML on one line. A wrong value is kept, with its errors.
    /// </summary>
    /// <returns>Why it could not be taken at all; null when it was, be it good or not.</returns>
    public AnswerError? Type(string path, string text)
    {
        var at = AnswerPath.Parse(Catalogue, path);
        var (node, error) = at.Type.Item is { Fields.Count: 0, HoldsSecret: false } && !text.StartsWith('[')
            ? (Listed(text), null)
            : at.Type.Typed(path, text);
        if (node is not null)
        {
            Set(at, node);
        }

        return error;
    }

    /// <summary>Puts in what the person may well want, as if it were typed; it is told apart from what was entered.</summary>
    public void Suggest(string path, string text)
    {
        if (Type(path, text) is null)
        {
            Set(path, AnswerEdit.From(Origin.Suggested, Look(path).Given!));
        }
    }

    public void Set(string path, AnswerNode node) => Set(AnswerPath.Parse(Catalogue, path), node);

    /// <summary>Takes a secret that was typed. It is in no text: saved it is <c>{ prompt: true }</c>.</summary>
    public void SetSecret(string path, Secret secret) => Set(path, new AnswerTypedSecret(secret, Origin.Wizard));

    /// <summary>Says that there is no value, not even the default; an empty list for a list.</summary>
    public void SetNothing(string path)
    {
        var at = AnswerPath.Parse(Catalogue, path);
        Set(at, at.Type.Item is null ? new AnswerScalar("null", ScalarForm.Plain, Origin.Wizard) : new AnswerList([], Origin.Wizard));
    }

    /// <summary>Takes back what was entered: what a file or another source gives counts, else the default.</summary>
    public void Clear(string path)
    {
        var at = AnswerPath.Parse(Catalogue, path);
        if (at.Parts.Count > 0)
        {
            Set(at, null);
            return;
        }

        var entered = new Dictionary<string, AnswerNode>(_entered, StringComparer.Ordinal);
        entered.Remove(at.Question.Id);
        Keep(entered);
    }

    /// <summary>How many items the list has.</summary>
    public int Count(string path) => (Current(AnswerPath.Parse(Catalogue, path)) as AnswerList)?.Items.Count ?? 0;

    /// <summary>Adds an item at the end: an empty record unless something else is given.</summary>
    /// <returns>Its path.</returns>
    public string Add(string path, AnswerNode? item = null)
    {
        var list = AnswerPath.Parse(Catalogue, path);
        var at = list.At(Count(path));
        Set(at, item ?? new AnswerMap([], Origin.Wizard));
        return at.ToString();
    }

    public void Remove(string path, int index) => Edit(path, items =>
    {
        items.RemoveAt(index);
        return items;
    });

    /// <summary>Puts a copy behind an item. What must not be there twice, such as its name, is then to be changed.</summary>
    public void Duplicate(string path, int index) => Edit(path, items =>
    {
        items.Insert(index + 1, AnswerEdit.From(Origin.Wizard, items[index]));
        return items;
    });

    public void Move(string path, int from, int to) => Edit(path, items =>
    {
        var item = items[from];
        items.RemoveAt(from);
        items.Insert(to, item);
        return items;
    });

    private void Edit(string path, Func<List<AnswerNode>, List<AnswerNode>> edit)
    {
        var at = AnswerPath.Parse(Catalogue, path);
        Set(at, AnswerEdit.WithItems(edit, Current(at)));
    }

    private void Set(AnswerPath at, AnswerNode? node)
    {
        var whole = at.Parts.Count == 0 ? node! : AnswerEdit.With(Current(at with { Parts = [] }), at.Parts, node);
        Keep(new(_entered, StringComparer.Ordinal) { [at.Question.Id] = whole });
    }

    private static AnswerList Listed(string text) => new(
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new AnswerScalar(item, ScalarForm.Bare, Origin.Wizard))],
        Origin.Wizard);
}
