using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Gives the running kernel its settings; the file gives them at the next start.</summary>
internal sealed class KernelSettingsStep(string id, string title, IReadOnlyList<KernelSetting> settings) : Step(id, title)
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var diff = Differing(context.Machine.Files).SelectMany(pair => new[] { $"-{pair.Setting.Key} = {pair.Now}", $"+{pair.Setting.Key} = {pair.Setting.Value}" }).ToList();
        return Task.FromResult(diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Command, "Change settings of the kernel", diff));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([KernelSettingsUndo.Were([.. Differing(context.Machine.Files).Select(pair => new KernelSetting(pair.Setting.Key, pair.Now))])]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var (setting, _) in Differing(context.Machine.Files))
        {
            try
            {
                await SetAsync(context.Machine, setting, cancellationToken);
            }
            catch (CommandFailedException e)
            {
                throw new StepFailedException(
                    $"The kernel does not take {setting.Key} = {setting.Value}. {e.Message}",
                    "Look whether this is a container after all, or a kernel that is locked down; then run the set-up again.",
                    e);
            }
        }
    }

    /// <exception cref="CommandFailedException">The kernel does not take it.</exception>
    internal static async Task SetAsync(IMachine machine, KernelSetting setting, CancellationToken cancellationToken) =>
        (await machine.Commands.RunAsync(Command.Of("sysctl", "--quiet", "--write", $"{setting.Key}={setting.Value}"), cancellationToken)).OrThrow();

    // A kernel that was built without a setting has nothing to set.
    private List<(KernelSetting Setting, string Now)> Differing(IMachineFiles files) =>
    [
        .. settings
            .Select(setting => (Setting: setting, Now: files.ReadTextOrNull(setting.Path)?.Trim()))
            .Where(pair => pair.Now is not null && pair.Now != pair.Setting.Value)
            .Select(pair => (pair.Setting, pair.Now!)),
    ];
}
