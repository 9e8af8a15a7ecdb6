namespace Appliance.Contracts.Nodes;

public enum JoinState
{
    /// <summary>A person has to approve the node.</summary>
    Waiting,

    /// <summary>The node has a certificate.</summary>
    Joined,
}
