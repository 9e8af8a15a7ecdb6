namespace Appliance.Contracts.Nodes;

public enum NodePhase
{
    Installing,
    Installed,
    Failed,

    /// <summary>What was set up is undone; <see cref="NodeReport.Text"/> says what stayed.</summary>
    Left,
}
