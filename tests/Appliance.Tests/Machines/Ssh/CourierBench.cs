using Appliance.Machines.Commands;
using Appliance.Machines.Ssh;
using Appliance.Tests.Support;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>The near side: its own known hosts, sockets and a program to carry.</summary>
internal sealed class CourierBench : IAsyncDisposable
{
    private readonly TestMachine _machine = new();
    private readonly SshFolder _folder = new();

    public CourierBench()
    {
        KnownHosts = new SshKnownHosts(_machine.Files);
        Connector = new SshConnector(new LocalCommandRunner(), _folder, KnownHosts, Path.Combine(AppContext.BaseDirectory, "appliance"));
        Trust = new HostKeyTrust(Connector, KnownHosts);
    }

    public SshKnownHosts KnownHosts { get; }

    public SshConnector Connector { get; }

    public HostKeyTrust Trust { get; }

    public TestMachine Machine => _machine;

    /// <summary>Opens a connection to a server whose key is known.</summary>
    public Task<ISshConnection> OpenAsync(SshServer server, SshTarget? target = null)
    {
        KnownHosts.Set(server.Key());
        return Connector.OpenAsync(target ?? server.Target, default);
    }

    /// <summary>A program of some size that is no more than a script.</summary>
    /// <param name="join">What it does when it is told to join.</param>
    public async Task<ProgramFile> ProgramAsync(string join = "", int size = 1 << 20, string version = "echo 1.0")
    {
        var path = Path.Combine(_machine.Root, "program");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n[ \"$1\" = --version ] && {{ {version}; exit; }}\n[ \"$*\" = \"node join --stdin --yes --output json\" ] || exit 9\nread -r input\n{join}\nexit\n");
        await File.AppendAllTextAsync(path, new string('#', size));
        return await ProgramFile.ReadAsync(path, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        _folder.Dispose();
        _machine.Dispose();
    }
}
