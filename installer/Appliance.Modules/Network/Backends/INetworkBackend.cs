using Appliance.Machines;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends;

/// <summary>One way of giving a machine its network: its files, and how it is made to read them.</summary>
internal interface INetworkBackend
{
    /// <summary>As people call it; stands in journals.</summary>
    string Name { get; }

    /// <summary>Packages it needs for these devices, besides itself.</summary>
    IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices);

    /// <summary>The files as they shall be: its own, and those of others that would fight them.</summary>
    IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices);

    /// <summary>What it has active on these interfaces, by names it can take up again; empty when the files tell all.</summary>
    Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken);

    /// <summary>Before files change: lets go of what the files as they are say about these interfaces.</summary>
    Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken);

    /// <summary>After files changed to ours: makes it do what they say.</summary>
    /// <returns>What it complained about; null when it did not.</returns>
    Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken);

    /// <summary>After files changed back: the same for what was there before.</summary>
    /// <param name="interfaces">Interfaces that were there before.</param>
    /// <param name="active">What <see cref="ActiveAsync"/> gave then.</param>
    Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken);
}

/// <summary>A file as it shall be.</summary>
/// <param name="Content">Null when it shall not be there.</param>
internal sealed record NetworkFile(string Path, string? Content, Ownership Ownership);
