using Appliance.Modules.Host.Steps;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Host.Proofs;

/// <summary>A node goes by the name it has in the engine.</summary>
internal sealed class NodeNameProof : IProof
{
    public string Id => "node-name";

    public string Title => "The node has its name";

    public Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var wanted = MachineName.Of(context.Site);
        if (!context.Site.Get(HostQuestions.SetHostName))
        {
            return Task.FromResult(ProofResult.Skipped("The host name is not ours to set (host.setName)."));
        }

        var name = KernelHostName.Read(context.Machine.Files);
        return Task.FromResult(name == wanted
            ? ProofResult.Holds($"The host name is {name}.")
            : ProofResult.Attention($"The host name is {name}, not {wanted}.", $"Run the set-up again, or `hostname {wanted}`; look what else sets the name (cloud-init, DHCP)."));
    }
}
