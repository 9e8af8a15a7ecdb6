namespace Appliance.Modules.Database.Configuration;

/// <summary>What the engine needs a server's setting to be.</summary>
/// <param name="Value">As it is written to a configuration file.</param>
internal sealed record SettingRequirement(string Name, SettingRule Rule, string Value)
{
    /// <summary>
    /// What oVirt's set-up writes and tests for (packaging/setup, ovirt-engine 4.5), without <c>lc_messages</c>: a locale
    /// may be missing on the server, and the engine looks at error codes, not at texts.
    /// </summary>
    public static IReadOnlyList<SettingRequirement> All { get; } =
    [
        new("max_connections", SettingRule.AtLeast, "150"),
        new("autovacuum_vacuum_scale_factor", SettingRule.AtMost, "0.01"),
        new("autovacuum_analyze_scale_factor", SettingRule.AtMost, "0.075"),
        new("autovacuum_max_workers", SettingRule.AtLeast, "6"),
        new("maintenance_work_mem", SettingRule.AtLeast, "64MB"),
        new("work_mem", SettingRule.AtLeast, "8MB"),
        new("password_encryption", SettingRule.Equal, "scram-sha-256"),
    ];

    private string Wording => Rule switch
    {
        SettingRule.AtLeast => $"at least {Value}",
        SettingRule.AtMost => $"at most {Value}",
        _ => Value,
    };

    /// <summary>Whether a value, with or without a unit, is good enough.</summary>
    public bool IsMetBy(string value) => Rule switch
    {
        SettingRule.Equal => string.Equals(value, Value, StringComparison.OrdinalIgnoreCase),
        _ when SettingValue.Number(value) is { } has && SettingValue.Number(Value) is { } needed => Rule == SettingRule.AtLeast ? has >= needed : has <= needed,
        _ => false,
    };

    /// <summary>For people: what is and what is needed.</summary>
    public string Problem(string? value) => $"{Name} is {value ?? "unknown"}; needed: {Wording}";
}
