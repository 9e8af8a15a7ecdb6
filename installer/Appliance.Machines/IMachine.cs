using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Machines.Services;

namespace Appliance.Machines;

/// <summary>Where steps act: this host, or a folder that stands for one.</summary>
public interface IMachine
{
    /// <summary>The folder standing for <c>/</c>; null for this host itself.</summary>
    string? Prefix { get; }

    /// <summary>Whether steps run with the rights of root.</summary>
    bool IsRoot { get; }

    IMachineFiles Files { get; }

    ICommandRunner Commands { get; }

    IPackageManager Packages { get; }

    IServices Services { get; }

    IAccounts Accounts { get; }
}
