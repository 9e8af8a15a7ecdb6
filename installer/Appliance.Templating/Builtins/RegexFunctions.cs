using System.Text.RegularExpressions;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>regex</c>, with .NET's regular expressions.</summary>
internal static class RegexFunctions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Namespace Create() => new NamespaceBuilder("regex")
        .Add("match", "text pattern", call => Try(call, regex => Groups(regex.Match(call.Text(0)))))
        .Add("matches", "text pattern", call => Try(call, regex => new ArrayValue(regex.Matches(call.Text(0)).Select(Groups))))
        .Add("replace", "text pattern replace", call => Try(call, regex => regex.Replace(call.Text(0), call.Text(2))))
        .Add("split", "text pattern", call => Try(call, regex => new ArrayValue(regex.Split(call.Text(0)))))
        .Build();

    private static object? Try(BuiltinCall call, Func<Regex, object?> use)
    {
        try
        {
            return use(new Regex(call.Text(1), RegexOptions.None, Patience));
        }
        catch (ArgumentException)
        {
            throw call.Error("the pattern is no regular expression");
        }
        catch (RegexMatchTimeoutException)
        {
            throw call.Error($"the pattern takes longer than {Patience.TotalSeconds} seconds");
        }
    }

    private static ArrayValue Groups(Match match) =>
        new(match.Success ? match.Groups.Values.Select(group => (object?)group.Value) : []);
}
