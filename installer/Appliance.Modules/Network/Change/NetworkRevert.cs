using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Network;
using Appliance.Modules.Network.Backends;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// Puts the network back as it was. Idempotent: it can be killed and run again, and works whatever part of the change was
/// made.
/// </summary>
internal sealed class NetworkRevert(IMachine machine, TimeProvider time)
{
    // A lease may take its time; what is missing then is put in place by hand.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Files and interfaces.</summary>
    public async Task RevertAsync(NetworkBaseline baseline, CancellationToken cancellationToken)
    {
        var backend = NetworkBackends.Named(baseline.Backend);
        await backend.LetGoAsync(machine, baseline.Interfaces, cancellationToken);
        RestoreFiles(baseline);
        var state = await NetworkState.ReadAsync(machine.Commands, cancellationToken);
        var misshapen = DeviceShape.Misshapen(baseline.Links.Select(link => (link.Name, link.Shape)), state);
        // Uppermost first: a bridge keeps its port busy.
        foreach (var made in baseline.Made.Reverse().Concat(misshapen))
        {
            await IpAsync(cancellationToken, "link", "delete", made);
        }

        foreach (var link in baseline.Links.Where(link => link.Master is null))
        {
            await IpAsync(cancellationToken, "link", "set", link.Name, "nomaster");
        }

        await backend.TakeBackAsync(machine, [.. baseline.Links.Select(link => link.Name)], baseline.Active, cancellationToken);
        await SettleAsync(baseline, cancellationToken);
        await RepairAsync(baseline, cancellationToken);
    }

    /// <summary>The files alone: for a boot, before anything has read them.</summary>
    public void RestoreFiles(NetworkBaseline baseline)
    {
        foreach (var file in baseline.Files)
        {
            if (file.Content is not null)
            {
                machine.Files.CreateDirectories(Path.GetDirectoryName(file.Path)!, Ownership.PublicExecutable);
                machine.Files.Write(file.Path, Convert.FromBase64String(file.Content), new Ownership((UnixFileMode)file.Mode));
                machine.Files.SetOwnership(file.Path, (UnixFileMode)file.Mode, file.User, file.Group);
                continue;
            }

            machine.Files.DeleteFile(file.Path);
            if (file.LinkTarget is { } target)
            {
                machine.Files.CreateLink(file.Path, target);
            }
        }
    }

    private async Task SettleAsync(NetworkBaseline baseline, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Settling && (await MissingAsync(baseline, cancellationToken)).Any())
        {
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private async Task<IEnumerable<(string Device, string Address)>> MissingAsync(NetworkBaseline baseline, CancellationToken cancellationToken)
    {
        var state = await NetworkState.ReadAsync(machine.Commands, cancellationToken);
        return baseline.Links.SelectMany(link => link.Addresses
            .Where(address => !(state.Find(link.Name)?.Addresses.Any(own => own.ToString() == address) ?? false))
            .Select(address => (link.Name, address)));
    }

    private async Task RepairAsync(NetworkBaseline baseline, CancellationToken cancellationToken)
    {
        foreach (var link in baseline.Links)
        {
            await IpAsync(cancellationToken, "link", "set", link.Name, "mtu", link.Mtu.ToString(CultureInfo.InvariantCulture), link.IsUp ? "up" : "down");
            if (link.Master is { } master)
            {
                await IpAsync(cancellationToken, "link", "set", link.Name, "master", master);
            }
        }

        foreach (var (device, address) in await MissingAsync(baseline, cancellationToken))
        {
            await IpAsync(cancellationToken, "address", "replace", address, "dev", device);
        }

        var routes = (await NetworkState.ReadAsync(machine.Commands, cancellationToken)).Routes;
        foreach (var route in baseline.Routes.Where(old => !routes.Any(now => now.Destination == old.Destination && now.Gateway == old.Gateway && now.Device == old.Device)))
        {
            string[] metric = route.Metric is { } number ? ["metric", number.ToString(CultureInfo.InvariantCulture)] : [];
            await IpAsync(cancellationToken, ["route", "replace", route.Destination, "via", route.Gateway, "dev", route.Device, .. metric]);
        }
    }

    // What cannot be put back must not keep the rest from it; the state at the end is what counts.
    private Task IpAsync(CancellationToken cancellationToken, params string[] arguments) =>
        machine.Commands.RunAsync(new Command("ip", arguments), cancellationToken);
}
