namespace Appliance.Planning.Sites;

/// <summary>What a machine is in a site.</summary>
public enum MachineRole
{
    /// <summary>It runs the engine.</summary>
    Engine,

    /// <summary>It runs virtual machines for an engine; its answers are the <c>NodeSettings</c> that engine gave it.</summary>
    Node,
}
