using Appliance.Modules.Virtualization.Checks;
using Appliance.Modules.Virtualization.Proofs;
using Appliance.Modules.Virtualization.Steps;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization;

/// <summary>Virtual machines on this machine: libvirt over TLS, the emulator, clients of storage, and the kernel's settings.</summary>
/// <param name="time">The clock certificates are judged by; the machine's own when null.</param>
public sealed class VirtualizationModule(TimeProvider? time = null) : IModule
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Name => "virtualization";

    public IReadOnlyList<Question> Questions => VirtualizationQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } =
    [
        new KvmCheck(),
        new NoExecuteCheck(),
        new NodeMemoryCheck(),
        new StorageAccountCheck(),
        new OvirtHostCheck(),
        new ModularLibvirtCheck(),
        new PlainLibvirtCheck(),
        new LibvirtCertificatesCheck(),
        new VirtualMachinesCheck(),
    ];

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new StorageAccountUndo(), new LibvirtUndo(), new DefaultNetworkUndo(), new KernelSettingsUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => VirtualizationSteps.Of(VirtualizationSettings.From(context));

    public IReadOnlyList<IProof> Proofs(Site site) => [new StorageAccountProof(), new LibvirtSocketsProof(), new LibvirtTlsProof(_time)];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => VirtualizationSettings.From(context).Container is { } container
        ? [("Kernel settings", $"left to the host of this container ({container})")]
        : [];
}
