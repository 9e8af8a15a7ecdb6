namespace Appliance.Modules.Database.Configuration;

/// <summary>When a server's value is good enough.</summary>
internal enum SettingRule
{
    AtLeast,
    AtMost,
    Equal,
}
