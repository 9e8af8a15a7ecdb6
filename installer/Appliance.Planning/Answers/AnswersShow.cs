using System.Text;
using System.Text.Json.Nodes;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>Shows a site's effective answers and where each came from. Secrets are references or masks.</summary>
public static class AnswersShow
{
    private const int WidestId = 40;
    private const int WidestValue = 60;

    /// <summary>A table: id, value, origin.</summary>
    public static string Text(Site site)
    {
        var rows = site.Effective.SelectMany(a => Rows(a.Question.Id, a.Node)).ToList();
        var ids = Math.Min(WidestId, rows.Select(r => r.Id.Length).DefaultIfEmpty(0).Max());
        var values = Math.Min(WidestValue, rows.Select(r => r.Value.Length).DefaultIfEmpty(0).Max());
        var output = new StringBuilder();
        foreach (var (id, value, origin) in rows)
        {
            output.Append(id.PadRight(ids)).Append("  ").Append(value.PadRight(values)).Append("  ").Append(origin).Append('\n');
        }

        return output.ToString();
    }

    /// <summary>An object a line: <c>id</c>, <c>value</c>, <c>origin</c> (<c>kind</c>, <c>name</c>, <c>line</c>, <c>column</c>).</summary>
    public static string Json(Site site) =>
        string.Concat(site.Effective.Select(answer => ToJson(answer).ToJsonString() + "\n"));

    private static JsonObject ToJson(EffectiveAnswer answer)
    {
        var origin = new JsonObject { ["kind"] = answer.Origin.Kind.ToString().ToLowerInvariant() };
        if (answer.Origin.Name is { } name)
        {
            origin["name"] = name;
        }

        if (answer.Origin is { Line: { } line, Column: { } column })
        {
            origin["line"] = line;
            origin["column"] = column;
        }

        return new JsonObject { ["id"] = answer.Question.Id, ["value"] = JsonNodes.Of(answer.Node), ["origin"] = origin };
    }

    // A record and a list of records take a row for each field, which may each have come from elsewhere.
    private static IEnumerable<(string Id, string Value, string Origin)> Rows(string id, AnswerNode node) => node switch
    {
        AnswerMap { OneLine: false, Entries.Count: > 0 } map => map.Entries.SelectMany(e => Rows($"{id}.{e.Key}", e.Value)),
        AnswerList list when list.Items.Any(i => i is AnswerMap { OneLine: false }) => list.Items.SelectMany((item, i) => Rows($"{id}[{i}]", item)),
        AnswerMaskedSecret => [(id, Machines.Secrets.Secret.Mask, node.Origin.ToString())],
        AnswerScalar scalar => [(id, scalar.IsNull ? "none" : Wording.Safe(scalar.Text), scalar.Origin.ToString())],
        _ => [(id, YamlText.OneLine(node), node.Origin.ToString())],
    };
}
