namespace Appliance.Modules.Network;

/// <summary>Modes of the Linux bonding driver; the value is the mode's number.</summary>
public enum BondMode
{
    BalanceRr = 0,
    ActiveBackup = 1,
    BalanceXor = 2,
    Broadcast = 3,
    Lacp = 4,
    BalanceTlb = 5,
    BalanceAlb = 6,
}
