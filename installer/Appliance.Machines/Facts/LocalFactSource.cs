using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;

namespace Appliance.Machines.Facts;

/// <summary>The facts of this host, from its files and a few programs. Needs no rights; root sees more.</summary>
/// <remarks>What cannot be found out is left empty or null: a fact source reports, it never fails.</remarks>
public sealed class LocalFactSource : IFactSource
{
    private readonly FactFiles _files;
    private readonly FactCommands _commands;
    private readonly IHostNetwork _network;

    /// <param name="files">
    /// Files of the host itself: of a trial under a prefix, too, it is the host's facts that count.
    /// </param>
    public LocalFactSource(IMachineFiles files, ICommandRunner commands, TimeProvider time)
        : this(files, commands, new HostNetwork(time))
    {
    }

    internal LocalFactSource(IMachineFiles files, ICommandRunner commands, IHostNetwork network)
    {
        _files = new FactFiles(files);
        _commands = new FactCommands(commands);
        _network = network;
    }

    /// <summary>The facts of the host this program runs on.</summary>
    public static LocalFactSource OfThisHost() =>
        new(new LocalFiles(null, new AccountDatabase(), setsOwners: false), new LocalCommandRunner(), TimeProvider.System);

    public async Task<MachineFacts> GatherAsync(CancellationToken cancellationToken)
    {
        // Each part waits for other things (the resolver, a child process, many small files), so they wait side by side.
        var hostName = OperatingSystemReader.HostName(_files);
        var fqdn = FqdnAsync(hostName, cancellationToken);
        var clock = ClockReader.ReadAsync(_commands, cancellationToken);
        var locales = LocaleReader.ReadAsync(_commands, cancellationToken);
        var hardware = HardwareReader.ReadAsync(_files, _commands, cancellationToken);
        var listeners = Task.Run(() => ListenerReader.Read(_files), cancellationToken);
        var security = SecurityReader.ReadAsync(_files, _commands, listeners, cancellationToken);
        var interfaces = await InterfaceReader.ReadAsync(_files, _commands, _network, cancellationToken);
        var routes = RouteReader.Read(_files);
        var program = NetworkProgramReader.ReadAsync(_files, _commands, Uplink.Of(interfaces, routes)?.Carrier.Name, cancellationToken);
        await Task.WhenAll(fqdn, clock, locales, hardware, listeners, security, program);
        return new MachineFacts
        {
            OperatingSystem = OperatingSystemReader.Read(_files),
            HostName = hostName,
            Fqdn = await fqdn,
            Hardware = await hardware,
            Interfaces = interfaces,
            DefaultRoutes = routes,
            NetworkProgram = await program,
            NameServers = NameServerReader.Read(_files),
            Listeners = await listeners,
            Security = await security,
            HasSystemd = _files.Exists("/run/systemd/system"),
            Locales = await locales,
            ClockSynchronized = await clock,
        };
    }

    // As `hostname --fqdn` has it, but a name without a domain or the loopback's is no answer.
    private async Task<string?> FqdnAsync(string hostName, CancellationToken cancellationToken)
    {
        if (hostName.Length == 0)
        {
            return null;
        }

        var name = (await _network.CanonicalNameAsync(hostName, cancellationToken))?.TrimEnd('.');
        return name is not null && name.Contains('.', StringComparison.Ordinal) && !name.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? name : null;
    }
}
