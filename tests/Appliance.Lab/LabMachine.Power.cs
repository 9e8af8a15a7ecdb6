using System.Diagnostics;
using System.Globalization;

namespace Appliance.Lab;

public sealed partial class LabMachine
{
    // systemd-nspawn(1), --keep-unit: how it ends when the machine asked for a reboot.
    private const int RebootExitCode = 133;

    private static readonly TimeSpan BootLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(60);

    private readonly List<(LabNetwork Network, string Port)> cables = [];
    private Process? container;

    public bool IsOn => container is { HasExited: false };

    /// <summary>Switches the machine on and waits until its services are started and its addresses are in place.</summary>
    /// <exception cref="LabException">It did not boot; the message holds the end of its console.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
            throw new LabException($"{HostName} is on already.");

        await NetworkNamespace.AddAsync(id, cancellationToken);
        foreach (var nic in options.Nics)
            cables.Add((nic.Network, await nic.Network.PlugAsync(id, nic, cancellationToken)));
        container = Process.Start(new ProcessStartInfo("sh", new ControlGroup(id).Launch(ConsoleFile, NspawnCommand()))
        {
            WorkingDirectory = "/",
            // As with a network of its own, for a network it was given: sysctls of the network can be set.
            Environment = { ["SYSTEMD_NSPAWN_API_VFS_WRITABLE"] = "network" },
        })!;
        await WaitUntilBootedAsync(cancellationToken);
    }

    /// <summary>Shuts the machine down in an orderly way and switches it off.</summary>
    public async Task ShutdownAsync(CancellationToken cancellationToken)
    {
        if (container is { HasExited: false } on)
        {
            // systemd-nspawn(1): SIGTERM triggers an orderly shutdown.
            await HostCommand.ReadAsync(cancellationToken, "kill", "-TERM", on.Id.ToString(CultureInfo.InvariantCulture));
            await WaitForExitAsync(on, "shut down", cancellationToken);
        }

        await PowerCutAsync(cancellationToken);
    }

    /// <summary>Reboots the machine from inside.</summary>
    public async Task RebootAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken, "systemctl", "reboot");
        await ComeBackAsync(cancellationToken);
    }

    /// <summary>
    /// Waits for a reboot that something inside has asked for, and lets the machine boot again. Network and firewall
    /// start empty, as in a real reboot.
    /// </summary>
    public async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        var before = container ?? throw new LabException($"{HostName} is off.");
        await WaitForExitAsync(before, "reboot", cancellationToken);
        var code = before.ExitCode;
        await PowerCutAsync(cancellationToken);
        if (code != RebootExitCode)
            throw new LabException($"{HostName} was switched off (exit code {code}) where a reboot was expected.");
        await StartAsync(cancellationToken);
    }

    /// <summary>Kills everything that runs on the machine at once. What was written stays; nothing is told to stop.</summary>
    public async Task PowerCutAsync(CancellationToken cancellationToken)
    {
        await new ControlGroup(id).KillAsync(cancellationToken);
        if (container is not null)
            await container.WaitForExitAsync(cancellationToken);
        container?.Dispose();
        container = null;
        foreach (var (network, port) in cables)
            await network.UnplugAsync(port, cancellationToken);
        cables.Clear();
        await NetworkNamespace.RemoveAsync(id, cancellationToken);
    }

    /// <summary>Cuts the cable of a card.</summary>
    public Task CutCableAsync(string nic, CancellationToken cancellationToken) => SetCableAsync(nic, up: false, cancellationToken);

    /// <summary>Mends a cable that was cut.</summary>
    public Task MendCableAsync(string nic, CancellationToken cancellationToken) => SetCableAsync(nic, up: true, cancellationToken);

    private Task SetCableAsync(string nic, bool up, CancellationToken cancellationToken)
    {
        var (network, port) = options.Nics.Select((card, index) => (card.Name, Cable: cables[index])).First(card => card.Name == nic).Cable;
        return network.SetPortAsync(port, up, cancellationToken);
    }

    private IEnumerable<string> NspawnCommand() =>
    [
        "systemd-nspawn", "--quiet", "--boot", $"--directory={Root}", $"--machine={id}", $"--hostname={HostName}",
        $"--network-namespace-path={NetworkNamespace.PathOf(id)}", "--register=no", "--keep-unit", "--console=pipe",
        "--resolv-conf=off", "--timezone=off", "--link-journal=no",
        options.AllCapabilities ? "--capability=all" : "--capability=CAP_NET_ADMIN",
        .. options.Devices.Select(device => $"--bind={device}"),
        .. options.Repository is { } repository ? [$"--bind-ro={repository.Folder}:{LabRepository.FolderInMachine}"] : Array.Empty<string>(),
    ];

    private async Task WaitUntilBootedAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsBootedAsync(cancellationToken))
        {
            if (!IsOn || clock.Elapsed > BootLimit)
                throw new LabException($"{HostName} did not boot. Its console ends with:\n{string.Join('\n', File.ReadLines(ConsoleFile).TakeLast(15))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private async Task<bool> IsBootedAsync(CancellationToken cancellationToken)
    {
        if (Leader() is null || (await RunAsync(cancellationToken, "systemctl", "is-system-running")).Output.Trim() is not ("running" or "degraded"))
            return false;

        var addresses = (await RunAsync(cancellationToken, "ip", "-oneline", "address")).Output;
        return options.Nics.All(nic => nic.Address is null || addresses.Contains($" {nic.Address} ", StringComparison.Ordinal));
    }

    private async Task WaitForExitAsync(Process on, string what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ShutdownLimit);
        try
        {
            await on.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LabException($"{HostName} did not {what} within {ShutdownLimit.TotalSeconds:0} s.");
        }
    }
}
