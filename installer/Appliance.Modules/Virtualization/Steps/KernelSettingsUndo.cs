using System.Text.Json.Nodes;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Gives the running kernel its earlier settings back.</summary>
internal sealed class KernelSettingsUndo : IUndoAction
{
    private const string ActionKind = "kernel-settings";

    public string Kind => ActionKind;

    public static UndoRecord Were(IReadOnlyList<KernelSetting> settings) =>
        new(ActionKind, new JsonObject { ["settings"] = UndoData.Array(settings.Select(setting => $"{setting.Key}={setting.Value}")) });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        foreach (var line in data.Texts("settings"))
        {
            var (key, value) = (line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..]);
            await KernelSettingsStep.SetAsync(context.Machine, new KernelSetting(key, value), cancellationToken);
        }
    }
}
