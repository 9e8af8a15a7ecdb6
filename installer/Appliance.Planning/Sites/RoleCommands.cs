namespace Appliance.Planning.Sites;

/// <summary>The commands to name where a machine of either role, or a trial, is spoken of.</summary>
public static class RoleCommands
{
    /// <summary>What sets the machine up, and goes on with what was begun.</summary>
    /// <param name="prefix">The folder of a trial.</param>
    public static string SetUp(this MachineRole role, string? prefix) => role == MachineRole.Node ? "appliance node join" : At("appliance setup", prefix);

    /// <summary>What undoes it.</summary>
    /// <param name="prefix">The folder of a trial.</param>
    public static string Undo(this MachineRole role, string? prefix) => role == MachineRole.Node ? "appliance node leave" : At("appliance setup --rollback", prefix);

    /// <inheritdoc cref="SetUp(MachineRole, string?)"/>
    public static string SetUp(this SiteMode mode) => mode.Role.SetUp(mode.Prefix);

    /// <inheritdoc cref="Undo(MachineRole, string?)"/>
    public static string Undo(this SiteMode mode) => mode.Role.Undo(mode.Prefix);

    /// <summary>What looks whether all is well.</summary>
    public static string Status(this SiteMode mode) => At("appliance status", mode.Prefix);

    /// <summary>A command as it is to be typed: without its folder, that of a trial would be aimed at the machine itself.</summary>
    public static string At(string command, string? prefix) => prefix is null ? command : $"{command} --prefix {prefix}";
}
