namespace Appliance.Modules.Database.Configuration;

/// <summary>One line of the drop-in.</summary>
/// <param name="Requirement">What must hold whoever sets it; null when only our value will do.</param>
internal sealed record ServerSetting(string Name, string Value, SettingRequirement? Requirement = null)
{
    /// <summary>Whether the server's value is as good as this one.</summary>
    public bool IsMetBy(string value) => Requirement?.IsMetBy(value) ?? (value == Value);
}
