namespace Appliance.Lab;

/// <summary>A network card of a lab machine.</summary>
/// <param name="Name">As the machine sees it: <c>em1</c>.</param>
/// <param name="Network">The switch its cable goes to.</param>
/// <param name="Address">Configured in the machine, with prefix length: <c>10.0.200.93/24</c>. Null leaves the card unconfigured.</param>
/// <param name="Mac">Fixed hardware address, the same after a reboot; null lets the kernel choose at each boot.</param>
public sealed record LabNic(string Name, LabNetwork Network, string? Address = null, string? Mac = null);
