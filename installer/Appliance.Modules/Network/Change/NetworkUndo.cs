using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Network.Change;

/// <summary>Puts the network back as it was before the step.</summary>
internal sealed class NetworkUndo : IUndoAction
{
    private const string ActionKind = "network";

    public string Kind => ActionKind;

    // As an original, not in the journal: files of the network may hold keys.
    public static UndoRecord Capture(StepContext context, NetworkBaseline baseline) =>
        new(ActionKind, new JsonObject { ["baseline"] = context.Folder.Keep(JsonSerializer.SerializeToUtf8Bytes(baseline, NetworkBaselineJson.Default.NetworkBaseline)) });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var baseline = JsonSerializer.Deserialize(context.Run.Original(data.Text("baseline")), NetworkBaselineJson.Default.NetworkBaseline)
            ?? throw new InvalidDataException("The journal does not say what the network was like.");
        // A change that is still under way goes back by the same record, and its guard must find nothing left.
        await NetworkRecovery.RunAsync(context.Machine, TimeProvider.System, atBoot: false, cancellationToken);
        await new NetworkRevert(context.Machine, TimeProvider.System).RevertAsync(baseline, cancellationToken);
        await new NetworkGuard(context.Machine, "").StopTimerAsync(cancellationToken);
    }
}
