using Appliance.Machines;
using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Machines.Services;

namespace Appliance.Tests.Support;

/// <summary>A machine whose files are real, in a folder of its own, and whose packages, services and accounts are lists.</summary>
internal sealed class TestMachine : IMachine, IDisposable
{
    private readonly DirectoryInfo _root = MemoryFolder.Create("appliance-test-");

    public TestMachine(Func<IMachineFiles, IMachineFiles>? wrap = null)
    {
        var files = new LocalFiles(_root.FullName, new AccountDatabase(), setsOwners: false);
        Files = wrap is null ? files : wrap(files);
        foreach (var directory in new[] { "etc", "var", "var/lib", "var/log", "run" })
        {
            Directory.CreateDirectory(Path.Combine(_root.FullName, directory));
        }
    }

    public string Root => _root.FullName;

    public string? Prefix => Root;

    public bool IsRoot { get; init; }

    public IMachineFiles Files { get; }

    public ICommandRunner Commands { get; init; } = new LocalCommandRunner();

    public FakePackages PackageList { get; } = new();

    public IPackageManager Packages => PackageList;

    public FakeServices ServiceList { get; } = new();

    public IServices Services => ServiceList;

    public FakeAccounts AccountList { get; } = new();

    public IAccounts Accounts => AccountList;

    /// <summary>Every path below the root but the run records, with mode and content.</summary>
    public IReadOnlyDictionary<string, string> Tree() => Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
        .Select(path => path[Root.Length..])
        .Where(path => path != "/var/lib/appliance" && !path.StartsWith("/var/lib/appliance/", StringComparison.Ordinal))
        .ToDictionary(path => path, path => File.GetUnixFileMode(Root + path) + " " + (File.Exists(Root + path) ? File.ReadAllText(Root + path) : "dir"));

    public void Dispose() => _root.Delete(recursive: true);
}
