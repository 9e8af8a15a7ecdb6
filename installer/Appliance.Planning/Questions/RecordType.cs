using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>A map with known keys that becomes a <typeparamref name="TRecord"/>.</summary>
internal sealed class RecordType<TRecord> : AnswerType<TRecord>
{
    private readonly string _name;
    private readonly IReadOnlyList<RecordFieldOf<TRecord>> _fields;
    private readonly Func<RecordValues, TRecord> _make;
    private readonly Func<TRecord, string?>? _rule;

    public RecordType(string name, IReadOnlyList<RecordFieldOf<TRecord>> fields, Func<RecordValues, TRecord> make, Func<TRecord, string?>? rule)
    {
        if (fields.GroupBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The record '{name}' has two fields '{twice.Key}'.", nameof(fields));
        }

        _name = name;
        _fields = fields;
        _make = make;
        _rule = rule;
    }

    public override string Name => _name;

    public override string Expected => $"a map with the keys {string.Join(", ", _fields.Select(f => f.Id))}";

    public override bool HoldsSecret => _fields.Any(f => f.Type.HoldsSecret);

    public override IReadOnlyList<RecordField> Fields => _fields;

    /// <summary>The fields one has to give, and those whose declaration has an example.</summary>
    public override AnswerNode ExampleNode =>
        new AnswerMap([.. _fields.Where(f => f.Example is not null || !f.Optional && !f.HasDefault).Select(f => new AnswerEntry(f.Id, Example(f), Origin.Default))], Origin.Default);

    public override AnswerNode? FromText(string text, Origin origin, AnswerReading reading) =>
        YamlFlow.Read(text, origin, reading, Expected);

    public override AnswerNode? FieldDefault(RecordField field, AnswerMap record, SiteDraft site) =>
        field.DefaultObject(ReadBefore(field, record, site)) is { } value && field.Type.IsGood(value, AnswerReading.Detached(_name, site).Field(field.Id)) ? field.Type.WriteObject(value) : null;

    public override bool IsFieldAsked(RecordField field, AnswerMap record, SiteDraft site) => field.AskedWhen?.Invoke(ReadBefore(field, record, site)) ?? true;

    internal override JsonObject Schema(bool partial, SiteDraft defaults) => RecordSchema.Of(_fields, partial, defaults);

    internal override bool TryRead(AnswerNode node, AnswerReading reading, out TRecord value)
    {
        value = default!;
        if (node is not AnswerMap map)
        {
            reading.Error(AnswerCodes.WrongType, node.Origin, node is AnswerList ? "is a list" : "is a single value", Expected, $"Write for example {YamlText.OneLine(ExampleNode)}.");
            return false;
        }

        var good = RefuseUnknownKeys(map, reading);
        var values = new RecordValues(reading.Site);
        foreach (var field in _fields)
        {
            good &= ReadField(field, map, values, reading, alreadyBad: !good);
        }

        if (!good)
        {
            return false;
        }

        value = _make(values);
        if (_rule?.Invoke(value) is not { } problem)
        {
            return true;
        }

        reading.Error(AnswerCodes.Rule, map.Origin, problem, "", "");
        return false;
    }

    internal override AnswerNode Write(TRecord value)
    {
        var entries = new List<AnswerEntry>();
        foreach (var field in _fields)
        {
            if (field.ValueOf(value) is { } given)
            {
                entries.Add(new AnswerEntry(field.Id, field.Type.WriteObject(given), Origin.Default));
            }
            else if (field.HasDefault)
            {
                // Leaving it out would bring the default back.
                entries.Add(new AnswerEntry(field.Id, new AnswerScalar("null", ScalarForm.Plain, Origin.Default), Origin.Default));
            }
        }

        return new AnswerMap(entries, Origin.Default);
    }

    internal override AnswerNode Merge(AnswerNode lower, AnswerNode upper)
    {
        if (lower is not AnswerMap below || upper is not AnswerMap above)
        {
            return upper;
        }

        var entries = new List<AnswerEntry>(below.Entries);
        foreach (var entry in above.Entries)
        {
            var at = entries.FindIndex(e => e.Key == entry.Key);
            var field = _fields.FirstOrDefault(f => f.Id == entry.Key);
            if (at < 0)
            {
                entries.Add(entry);
            }
            else
            {
                var merged = field is null ? entry.Value : field.Type.Merge(entries[at].Value, entry.Value);
                entries[at] = new AnswerEntry(entry.Key, merged, entry.KeyOrigin);
            }
        }

        return new AnswerMap(entries, above.Origin);
    }

    private RecordValues ReadBefore(RecordField field, AnswerMap record, SiteDraft site)
    {
        var reading = AnswerReading.Detached(_name, site);
        var values = new RecordValues(site);
        foreach (var before in _fields.TakeWhile(f => f != field))
        {
            ReadField(before, record, values, reading, alreadyBad: false);
        }

        return values;
    }

    private static AnswerNode Example(RecordField field) => ExampleNodes.Of(field.Type, field.Example);

    private static bool ReadField(RecordFieldOf<TRecord> field, AnswerMap map, RecordValues values, AnswerReading reading, bool alreadyBad)
    {
        var at = reading.Field(field.Id);
        if (field.AskedWhen?.Invoke(values) == false)
        {
            LeaveOut(field, map, values, at, tells: !alreadyBad);
            return true;
        }

        if (map.Find(field.Id) is { } entry)
        {
            if (!entry.Value.IsNull)
            {
                var good = field.Type.TryReadObject(entry.Value, at, out var read);
                values.Set(field, read);
                return good;
            }

            if (!field.Optional)
            {
                at.Error(AnswerCodes.NoValue, entry.KeyOrigin, "has no value", field.Type.Expected, "Give it a value, or remove the key if there is a default.");
            }

            return field.Optional;
        }

        if (field.DefaultObject(values) is { } byDefault && field.Type.IsGood(byDefault, at))
        {
            values.Set(field, byDefault);
            return true;
        }

        // A default may be lacking only because a field it is made from is wrong.
        if (!field.Optional && !(alreadyBad && field.HasDefault))
        {
            at.Error(AnswerCodes.Missing, map.Origin, $"is missing ({field.Title})", field.Type.Expected, Wording.HowToGive(at.Path, field.Type));
        }

        return field.Optional;
    }

    // What was given may be left of another choice; it is no error, and it is kept. When a field before it is wrong, nobody knows
    // whether it counts.
    private static void LeaveOut(RecordFieldOf<TRecord> field, AnswerMap map, RecordValues values, AnswerReading at, bool tells)
    {
        values.Set(field, field.DefaultObject(values));
        // An empty list is how a list that nobody gave is written.
        if (tells && map.Find(field.Id) is { Value: { IsNull: false } and not AnswerList { Items.Count: 0 } } entry)
        {
            at.Warn(AnswerCodes.NotUsed, entry.KeyOrigin, $"the answer is not used: it counts only when {field.AskedWhenNote}", "Remove it, or change the answer it hangs on.");
        }
    }

    private bool RefuseUnknownKeys(AnswerMap map, AnswerReading reading)
    {
        var good = true;
        foreach (var entry in map.Entries.Where(e => _fields.All(f => f.Id != e.Key)))
        {
            var nearest = NearestName.Of(entry.Key, _fields.Select(f => f.Id));
            reading.Field(Wording.Safe(entry.Key)).Error(AnswerCodes.UnknownKey, entry.KeyOrigin, "there is no such key", "", $"{Wording.DidYouMean(nearest)}Its keys are {string.Join(", ", _fields.Select(f => f.Id))}.");
            good = false;
        }

        return good;
    }
}
