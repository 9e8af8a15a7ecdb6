namespace Appliance.Engine.Nodes;

/// <summary>A machine that asked to join.</summary>
/// <param name="Name">The name it asks for.</param>
/// <param name="MachineId">Its machine.</param>
/// <param name="Words">The four words of its key.</param>
/// <param name="State"><c>waiting</c>, <c>approved</c> or <c>rejected</c>.</param>
internal sealed record JoinRequestRow(string Name, string MachineId, string Words, string State)
{
    public bool IsFor(string name, string machineId) => Name == name && MachineId == machineId;
}
