using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>string</c> that take text apart or change it.</summary>
internal static class StringEditing
{
    public static void AddTo(NamespaceBuilder functions) => functions
        .Add("strip", "text", call => call.Text(0).Trim())
        .Add("lstrip", "text", call => call.Text(0).TrimStart())
        .Add("rstrip", "text", call => call.Text(0).TrimEnd())
        .Add("strip_newlines", "text", call => call.Text(0).Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
        .Add("replace", "text match replace", call => call.Text(0).Replace(call.NonEmptyText(1), call.Text(2), StringComparison.Ordinal))
        .Add("replace_first", "text match replace", call => ReplaceOne(call, call.Text(2), last: false))
        .Add("remove", "text remove", call => call.Text(0).Replace(call.NonEmptyText(1), "", StringComparison.Ordinal))
        .Add("remove_first", "text remove", call => ReplaceOne(call, "", last: false))
        .Add("remove_last", "text remove", call => ReplaceOne(call, "", last: true))
        .Add("slice", "text start length?", call => Slice(call, null))
        .Add("slice1", "text start length?", call => Slice(call, 1))
        .Add("split", "text match", Split)
        .Add("truncate", "text length ellipsis?", Truncate);

    private static string ReplaceOne(BuiltinCall call, string replacement, bool last)
    {
        var text = call.Text(0);
        var match = call.NonEmptyText(1);
        var at = last ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    /// <summary>A negative start counts from the end; a length of 0 is the rest.</summary>
    private static string Slice(BuiltinCall call, int? defaultLength)
    {
        var text = call.Text(0);
        var start = call.Integer(1);
        if (start < 0)
            start += text.Length;
        if (start < 0)
            throw call.Error("the start is before the beginning of the text");
        if (start >= text.Length)
            return "";
        var length = call.Value(2) is null ? defaultLength ?? 0 : call.Count(2);
        var rest = text.Length - (int)start;
        return text.Substring((int)start, length == 0 ? rest : Math.Min(length, rest));
    }

    private static ArrayValue Split(BuiltinCall call) =>
        new(call.Text(0).Split(call.NonEmptyText(1), StringSplitOptions.RemoveEmptyEntries));

    private static string Truncate(BuiltinCall call)
    {
        var text = call.Text(0);
        var length = call.Count(1);
        var ellipsis = call.Value(2) is null ? "..." : call.Text(2);
        return text.Length <= length ? text : string.Concat(text.AsSpan(0, Math.Max(length - ellipsis.Length, 0)), ellipsis);
    }
}
