using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class LeftPkiCheck() : Check(
    "pki-absent",
    "No PKI is in the way",
    "/etc/pki/appliance holds the certificate authority. One that no run on this machine made (a copy, a restored disk) is not taken over by accident.")
{
    private const string Folder = "/etc/pki/appliance";

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var content = context.Machine.Files.List(Folder);
        if (context.Installed || context.Unfinished is not null)
        {
            return Task.FromResult(CheckFinding.Passed($"What {Folder} holds is of an earlier run."));
        }

        return Task.FromResult(content.Count == 0
            ? CheckFinding.Passed($"{Folder} is not there, or empty.")
            : CheckFinding.Failed(
                $"{Folder} holds {string.Join(", ", content)}, and no run on this machine made it.",
                $"Move it away: `mv {Folder} {Folder}.old`. Waive this check if the CA in it shall be used."));
    }
}
