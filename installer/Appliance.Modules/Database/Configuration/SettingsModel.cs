namespace Appliance.Modules.Database.Configuration;

/// <summary>What the drop-in's template is rendered from.</summary>
internal static class SettingsModel
{
    public const string Template = "postgres/appliance.conf";

    public static IReadOnlyDictionary<string, object?> Of(ServerSettings settings) => new Dictionary<string, object?>
    {
        ["settings"] = settings.Written.Select(setting => new Dictionary<string, object?> { ["name"] = setting.Name, ["value"] = setting.Value }).ToList(),
        ["kept"] = settings.Kept.Select(kept => new Dictionary<string, object?> { ["name"] = kept.Name, ["value"] = kept.Value, ["file"] = kept.File }).ToList(),
    };
}
