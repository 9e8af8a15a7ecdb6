namespace Appliance.Planning.Sites;

/// <summary>The commands to name where a machine of either role is spoken of.</summary>
public static class RoleCommands
{
    /// <summary>What sets the machine up, and goes on with what was begun.</summary>
    public static string SetUp(this MachineRole role) => role == MachineRole.Node ? "appliance node join" : "appliance setup";

    /// <summary>What undoes it.</summary>
    public static string Undo(this MachineRole role) => role == MachineRole.Node ? "appliance node leave" : "appliance setup --rollback";
}
