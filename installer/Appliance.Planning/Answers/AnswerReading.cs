using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>What a type needs while it reads a node: which answer it is, the other answers, and where to tell errors.</summary>
public sealed class AnswerReading
{
    private readonly AnswerFindings _findings;

    internal AnswerReading(string path, SiteDraft site, AnswerFindings findings)
    {
        Path = path;
        Site = site;
        _findings = findings;
    }

    /// <summary>A reading whose errors nobody hears, to find out whether something would be good.</summary>
    internal static AnswerReading Detached(string path, SiteDraft? site = null) =>
        new(path, site ?? SiteDraft.Of(new QuestionCatalogue([]), null), new AnswerFindings());

    /// <summary><c>network.networks[1].vlan</c></summary>
    public string Path { get; }

    /// <summary>The other answers and the facts, for defaults inside records.</summary>
    public SiteDraft Site { get; }

    internal AnswerReading Field(string key) => new($"{Path}.{key}", Site, _findings);

    internal AnswerReading Item(int index) => new($"{Path}[{index}]", Site, _findings);

    internal void Error(string code, Origin origin, string message, string expected, string remedy) =>
        _findings.Errors.Add(new AnswerError(code, origin, Path, message, expected, remedy));

    internal void Warn(string code, Origin origin, string message, string remedy) =>
        _findings.Warnings.Add(new AnswerError(code, origin, Path, message, "", remedy));

    internal void SawPlainSecret(Machines.Secrets.Secret secret) => _findings.PlainSecrets.Add(secret);
}
