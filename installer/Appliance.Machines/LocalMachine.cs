using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Machines.Services;

namespace Appliance.Machines;

/// <summary>This host, or with a prefix a folder of it in which a trial lives.</summary>
public sealed class LocalMachine : IMachine
{
    /// <param name="prefix">Folder standing for <c>/</c>; null for the host itself.</param>
    /// <param name="packageOptions">Options for the package manager that name a package source of our own.</param>
    public LocalMachine(string? prefix, IReadOnlyList<string> packageOptions)
    {
        var accounts = new AccountDatabase();
        var commands = new LocalCommandRunner();
        Prefix = prefix;
        IsRoot = Environment.IsPrivilegedProcess;
        // A trial belongs to whoever runs it, root or not.
        Files = new LocalFiles(prefix, accounts, setsOwners: IsRoot && prefix is null);
        Commands = commands;
        Packages = commands.Find("apt-get") is null && commands.Find("dnf") is not null
            ? new DnfPackages(commands, packageOptions)
            : new AptPackages(commands, packageOptions);
        Services = new SystemdServices(commands);
        Accounts = new LocalAccounts(commands, accounts);
    }

    public string? Prefix { get; }

    public bool IsRoot { get; }

    public IMachineFiles Files { get; }

    public ICommandRunner Commands { get; }

    public IPackageManager Packages { get; }

    public IServices Services { get; }

    public IAccounts Accounts { get; }
}
