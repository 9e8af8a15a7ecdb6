namespace Appliance.Engine.Configuration;

/// <summary>What clusters offer: virtual machines, Gluster storage, or both.</summary>
internal enum ApplicationMode
{
    Virt,
    Gluster,
    Both,
}
