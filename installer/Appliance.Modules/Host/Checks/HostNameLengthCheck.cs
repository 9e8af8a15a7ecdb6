using Appliance.Modules.Host.Steps;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class HostNameLengthCheck() : Check(
    "host-name-length",
    "The name can be the host name",
    "DNS allows names of 253 characters, Linux host names of 64 (gethostname(2)). Looked at when the engine's FQDN or the node's name becomes the host name (`host.setName`).")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial && site.Get(HostQuestions.SetHostName);

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var name = MachineName.Of(context.Site);
        var seen = $"{name} has {name.Length} characters; a host name can have {KernelHostName.Longest}.";
        return Task.FromResult(name.Length <= KernelHostName.Longest
            ? CheckFinding.Passed(seen)
            : CheckFinding.Failed(seen, $"Answer host.setName with no, or choose a shorter {MachineName.QuestionOf(context.Site.Mode.Role).Id}."));
    }
}
