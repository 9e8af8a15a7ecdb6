using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Commands;

/// <summary>The options of all commands that read answers, in one layout.</summary>
internal sealed class SiteOptions
{
    private readonly Option<string[]> _answers = new("--answers") { Description = "Answer file; may be repeated, the later one wins.", HelpName = "FILE", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _set = new("--set") { Description = "One answer; may be repeated. Counts more than files.", HelpName = "ID=VALUE", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Trial: everything lives under this folder; needs no root.", HelpName = "DIR" };
    private readonly Option<bool> _offline = new("--offline") { Description = "Install no packages; say which are missing." };
    private readonly Option<string?> _packageSource = new("--package-source") { Description = "Install packages from this repository alone (see `packages mirror`).", HelpName = "DIR|URL" };

    public void AddTo(Command command)
    {
        command.Options.Add(_answers);
        command.Options.Add(_set);
        command.Options.Add(_prefix);
        command.Options.Add(_offline);
        command.Options.Add(_packageSource);
    }

    /// <summary>For a machine that shall get the engine.</summary>
    public SiteInputs Read(ParseResult parsed) => Read(parsed, Prefix.Read(parsed.GetValue(_prefix)), MachineRole.Engine);

    /// <summary>For a machine as it is: the engine's, or a node.</summary>
    public SiteInputs ReadHere(ParseResult parsed)
    {
        var prefix = Prefix.Read(parsed.GetValue(_prefix));
        return Read(parsed, prefix, MachineRoles.Of(prefix));
    }

    private SiteInputs Read(ParseResult parsed, string? prefix, MachineRole role)
    {
        var files = parsed.GetRequiredValue(_answers);
        return new SiteInputs
        {
            Role = role,
            AnswerFiles = files.Length > 0 ? files : KnownAnswers.Find(prefix, role),
            Sets = parsed.GetRequiredValue(_set),
            Prefix = prefix,
            Offline = parsed.GetValue(_offline),
            PackageSource = parsed.GetValue(_packageSource),
        };
    }
}
