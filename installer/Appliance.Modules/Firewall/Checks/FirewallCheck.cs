using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>What the firewall's checks share: they look at this machine, so not in a trial, and not when nothing is configured.</summary>
internal abstract class FirewallCheck(string id, string title, string description) : Check(id, title, description)
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial && site.Get(FirewallQuestions.Configure);

    public sealed override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        FirewallSettings.From(context.Site, context.Facts) is { Manager: not FirewallManager.None } settings
            ? LookAsync(context, settings, cancellationToken)
            : Task.FromResult(CheckFinding.Skipped("The firewall is not configured."));

    protected abstract Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken);
}
