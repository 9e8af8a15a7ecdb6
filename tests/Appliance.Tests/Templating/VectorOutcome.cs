using Appliance.Templating;

namespace Appliance.Tests.Templating;

/// <summary>What became of one vector.</summary>
/// <param name="Result"><c>same</c>, <c>refused</c> or <c>different</c>.</param>
/// <param name="Detail">Why, for a person.</param>
/// <param name="IsOnListedLine">Of a template that must fail: whether it failed on a line Scriban names.</param>
internal sealed record VectorOutcome(string Result, string Detail, bool IsOnListedLine)
{
    public static VectorOutcome Of(TemplateCase vector)
    {
        var expected = vector.Expected;
        try
        {
            var output = vector.Render();
            if (expected is null)
                return new("different", $"it must fail, and printed {Show(output)}", false);
            return output == expected
                ? new("same", "", true)
                : new("different", $"expected {Show(expected)}\n but was {Show(output)}", true);
        }
        catch (TemplateException error)
        {
            if (expected is null)
                return new("same", error.Message, vector.ListsLineOf(error));
            return vector.ParseError() is null
                ? new("different", $"it must print, and failed: {error.Message}", true)
                : new("refused", error.Message, true);
        }
    }

    private static string Show(string text) => "\"" + text.Replace("\r", "\\r").Replace("\n", "\\n\n  ") + "\"";
}
