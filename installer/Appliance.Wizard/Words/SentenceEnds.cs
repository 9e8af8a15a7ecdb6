using System.Text.RegularExpressions;

namespace Appliance.Wizard.Words;

/// <summary>Where one sentence ends and the next begins.</summary>
internal static partial class SentenceEnds
{
    /// <summary>The places behind each end that has something after it.</summary>
    public static IEnumerable<int> Within(string text) => End().Matches(text).Select(end => end.Index + end.Length);

    // A mark alone, in quotes or not, is a name: of a folder, of a character.
    [GeneratedRegex(@"(?<=[^\s.])(?!(?<=(['""`]))[.?]\1)[.?][)'""`]*(?= +\S)")]
    private static partial Regex End();
}
