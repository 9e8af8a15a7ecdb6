using Appliance.Machines;
using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Machines.Services;

namespace Appliance.Tests.Modules.Database;

/// <summary>A machine of which some parts are replaced.</summary>
internal sealed class PartialMachine(IMachine inner) : IMachine
{
    public string? Prefix { get; init; } = inner.Prefix;

    public bool IsRoot { get; init; } = inner.IsRoot;

    public IMachineFiles Files { get; init; } = inner.Files;

    public ICommandRunner Commands { get; init; } = inner.Commands;

    public IPackageManager Packages { get; init; } = inner.Packages;

    public IServices Services { get; init; } = inner.Services;

    public IAccounts Accounts { get; init; } = inner.Accounts;
}
