using Appliance.Planning.Sites;
using YamlDotNet.Core;

namespace Appliance.Planning.Answers;

/// <summary>An answer file: one YAML map with <c>version: 1</c>.</summary>
internal sealed class FileAnswers(string name, string text) : AnswerSource(OriginKind.File)
{
    public const string VersionKey = "version";
    public const string Version = "1";

    private const int LongestText = 1024 * 1024;

    internal override AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings)
    {
        var root = Root(findings);
        if (root is AnswerMap map)
        {
            CheckVersion(map, findings);
            return new AnswerMap([.. map.Entries.Where(e => e.Key != VersionKey)], map.Origin);
        }

        if (root is not null)
        {
            findings.Errors.Add(new AnswerError(AnswerCodes.NotAMap, root.Origin, "", "an answer file is a map of keys and values, this is something else", "", "Begin with version: 1, then for example engine: { fqdn: engine.example.org }."));
        }

        return null;
    }

    private AnswerNode? Root(AnswerFindings findings)
    {
        if (text.Length > LongestText)
        {
            Tell(AnswerCodes.TooLarge, At(Mark.Empty), "the file is larger than 1 MiB", "Split it: several answer files are merged in order.");
            return null;
        }

        try
        {
            var root = new YamlReader(text, At, Tell).Read();
            if (root is null or AnswerScalar { IsNull: true })
            {
                Tell(AnswerCodes.EmptyFile, At(Mark.Empty), "the file has no answers in it", "Make one with: appliance answers new standalone.");
                return null;
            }

            return root;
        }
        catch (UnreadableYamlException e)
        {
            if (e.Code != AnswerCodes.Syntax || !TellTabs(findings))
            {
                Tell(e.Code, e.Origin, e.Message, e.Remedy);
            }
        }

        return null;

        void Tell(string code, Origin origin, string message, string remedy) =>
            findings.Errors.Add(new AnswerError(code, origin, "", message, "", remedy));
    }

    // YAML forbids them there, and a parser's own message for it leads nowhere.
    private bool TellTabs(AnswerFindings findings)
    {
        var told = false;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line[..^line.TrimStart().Length];
            var tab = indent.IndexOf('\t');
            if (tab >= 0 && indent.Length < line.Length && line[indent.Length] != '#')
            {
                told = true;
                findings.Errors.Add(new AnswerError(AnswerCodes.Tab, Origin.File(name, number, tab + 1), "", "the line is indented with a tab, which YAML does not allow", "", "Indent with spaces, two for each level."));
            }
        }

        return told;
    }

    private void CheckVersion(AnswerMap map, AnswerFindings findings)
    {
        if (map.Find(VersionKey) is not { } version)
        {
            findings.Errors.Add(new AnswerError(AnswerCodes.VersionMissing, map.Origin, VersionKey, "the file does not say which version of the answer format it is in", "", $"Add the line {VersionKey}: {Version}."));
        }
        else if (version.Value is not AnswerScalar { Text: Version })
        {
            findings.Errors.Add(new AnswerError(AnswerCodes.VersionUnknown, version.Value.Origin, VersionKey, "this version of the answer format is not known", Version, $"Write {VersionKey}: {Version}, or use a release of the program that knows this one."));
        }
    }

    private Origin At(Mark mark) => Origin.File(name, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
