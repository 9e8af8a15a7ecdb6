using System.Text;

namespace Appliance.Lab;

public sealed partial class LabMachine
{
    /// <summary>Copies a file of the build machine to this one, owned by root.</summary>
    /// <param name="mode">Octal: <c>0755</c>.</param>
    public async Task CopyInAsync(string hostFile, string path, string mode, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(hostFile);
        await InstallAsync(content, path, mode, cancellationToken);
    }

    /// <summary>Writes a text file, owned by root, creating its folder when needed.</summary>
    public async Task WriteFileAsync(string path, string text, CancellationToken cancellationToken, string mode = "0644")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await InstallAsync(content, path, mode, cancellationToken);
    }

    public async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        (await RunAsync(cancellationToken, "cat", "--", path)).OrThrow().Output;

    /// <summary>The machine's whole tree and its packages as they are now.</summary>
    public Task<MachineTree> ReadTreeAsync(CancellationToken cancellationToken) => MachineTree.ReadAsync(this, cancellationToken);

    /// <summary>Makes everything below a folder read-only until <see cref="MakeWritableAsync"/> or a reboot.</summary>
    public async Task MakeReadOnlyAsync(string path, CancellationToken cancellationToken)
    {
        (await RunAsync(cancellationToken, "mount", "--bind", path, path)).OrThrow();
        (await RunAsync(cancellationToken, "mount", "-o", "remount,bind,ro", path)).OrThrow();
    }

    public async Task MakeWritableAsync(string path, CancellationToken cancellationToken) =>
        (await RunAsync(cancellationToken, "umount", path)).OrThrow();

    private async Task InstallAsync(Stream content, string path, string mode, CancellationToken cancellationToken) =>
        (await RunAsync(["install", "-D", "-m", mode, "/dev/stdin", path], content, cancellationToken: cancellationToken)).OrThrow();
}
