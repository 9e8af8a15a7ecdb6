using Appliance.Machines;
using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Machines.Services;

namespace Appliance.Tests.Modules.Host;

/// <summary>Another machine with something different about it.</summary>
internal sealed class BentMachine(IMachine inner) : IMachine
{
    public string? Prefix => inner.Prefix;

    public bool IsRoot { get; init; } = inner.IsRoot;

    public IMachineFiles Files => inner.Files;

    public ICommandRunner Commands { get; init; } = inner.Commands;

    public IPackageManager Packages { get; init; } = inner.Packages;

    public IServices Services => inner.Services;

    public IAccounts Accounts => inner.Accounts;
}
