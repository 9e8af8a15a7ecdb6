namespace Appliance.Machines.Facts;

/// <summary>Finds out what a machine is now.</summary>
public interface IFactSource
{
    Task<MachineFacts> GatherAsync(CancellationToken cancellationToken);
}
