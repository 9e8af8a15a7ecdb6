namespace Appliance.Machines.Services;

/// <summary>What the service manager says of a unit.</summary>
/// <param name="Known">A unit file exists.</param>
/// <param name="SubState">The finer state as the service manager calls it: <c>running</c>, <c>dead</c>, <c>failed</c>.</param>
public sealed record ServiceState(bool Known, bool Enabled, bool Active, string SubState)
{
    /// <summary>The service manager did not start it, since a condition in its unit file does not hold on this machine.</summary>
    public bool ConditionFailed { get; init; }

    /// <summary>Its files are not those the service manager has read.</summary>
    public bool IsOutdated { get; init; }

    public static readonly ServiceState Unknown = new(false, false, false, "not-found");
}
