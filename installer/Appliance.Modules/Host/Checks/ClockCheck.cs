using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class ClockCheck() : Check(
    "clock-synchronized",
    "The clock is synchronized",
    "Certificates are valid from a moment on, and nodes compare their time with the engine's. The clock must follow a time server, or `time.servers` must name some for set-up to follow.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var servers = context.Site.Get(HostQuestions.TimeServers);
        var container = context.Facts.Hardware.Container;
        return Task.FromResult(context.Facts.ClockSynchronized switch
        {
            _ when servers.Count > 0 && container is not null => CheckFinding.Warning(
                $"Time servers are given, and this is a container ({container}), which may not be allowed to set the clock.",
                "Leave time.servers out and keep the time on the container's host, unless the container has the right to set it (CAP_SYS_TIME)."),
            true => CheckFinding.Passed("The clock is synchronized."),
            _ when servers.Count > 0 => CheckFinding.Passed($"The clock is not synchronized yet; chrony will follow {string.Join(", ", servers)}."),
            null when container is not null => CheckFinding.Skipped($"This is a container ({container}): its clock is that of its host."),
            null => CheckFinding.Warning("Nothing on this machine can tell whether the clock is synchronized.", "Give time servers: time.servers: [ADDRESS]."),
            false => CheckFinding.Warning("The clock is not synchronized.", "Give time servers (time.servers: [ADDRESS]), or mend the time service that is there (`timedatectl`)."),
        });
    }
}
