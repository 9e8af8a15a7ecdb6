using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Makes the machine's package manager use one source of ours alone, without a change to its configuration.</summary>
/// <param name="stateFolder">
/// Where the source's list and what is read from it are kept: <see cref="SystemFolder"/> for root, any own folder for others.
/// </param>
public sealed class PackageSourceSetup(ICommandRunner commands, HttpClient http, string stateFolder)
{
    /// <summary>The state folder of a machine that is set up.</summary>
    public const string SystemFolder = "/var/lib/appliance/apt";

    /// <summary>
    /// Checks the source, reads its index, and gives the options by which apt or dnf knows it and nothing else.
    /// </summary>
    /// <exception cref="PackageSourceException">The source cannot be used; the message says why.</exception>
    public async Task<IReadOnlyList<string>> OptionsAsync(PackageSource source, CancellationToken cancellationToken) =>
        commands.Find("apt-get") is null && commands.Find("dnf") is not null
            ? DnfSource.Options(source)
            : await new AptSource(commands, http, stateFolder).OptionsAsync(source, cancellationToken);
}
