using Appliance.Modules.Network.Backends;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Network.Checks;

/// <summary>Not every bond can carry virtual machines.</summary>
internal sealed class BondModesCheck() : Check(
    "network-bond-modes",
    "Bonds below bridges have a mode that suits virtual machines",
    "oVirt lets networks of virtual machines use bonds of the modes 1, 2, 3 and 4 only: with 0 (balance-rr), 5 (balance-tlb) and 6 (balance-alb) packets arrive out of order, or leave with a hardware address that is not the virtual machine's. A network that only this machine has an address in works, so this is a warning; `bridge: no` says that it is such a network.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var settings = NetworkSettings.From(context.Site);
        var unfit = settings.Bonds.Where(bond => bond.Mode is BondMode.BalanceRr or BondMode.BalanceTlb or BondMode.BalanceAlb)
            .SelectMany(bond => settings.Networks.Where(network => network.IsBridge && network.Interface == bond.Name)
                .Select(network => $"{network.Name} is bridged over {bond.Name} of mode {(int)bond.Mode} ({DeviceModel.Word(bond.Mode)})"))
            .ToList();
        return Task.FromResult(unfit.Count == 0
            ? CheckFinding.Passed("All of them.")
            : CheckFinding.Warning($"{string.Join("; ", unfit)}.", "Use mode 1, 2, 3 or 4, or write bridge: no when no virtual machine shall be in the network."));
    }
}
