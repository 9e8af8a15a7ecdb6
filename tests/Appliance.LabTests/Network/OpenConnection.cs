using System.Diagnostics;
using FluentAssertions;

namespace Appliance.LabTests.Network;

/// <summary>A connection from the engine's side to the node's SSH server, open from before a change.</summary>
internal sealed class OpenConnection : IAsyncDisposable
{
    // The server greets at once; the rest it says only after it has been greeted (RFC 4253, section 4.2).
    private const string Script = """
        exec 3<>"/dev/tcp/$1/22" && read -r banner <&3 && echo "$banner" && read -r go && printf 'SSH-2.0-%s\r\n' "$go" >&3 && timeout 30 head -c 16 <&3 | wc -c
        """;

    private readonly Process _process;

    private OpenConnection(Process process) => _process = process;

    public static async Task<OpenConnection> ToAsync(NetworkNode node)
    {
        var process = node.Network.Start("bash", "-c", Script, "bash", NetworkNode.Address);
        (await process.StandardOutput.ReadLineAsync()).Should().StartWith("SSH-2.0-");
        return new OpenConnection(process);
    }

    /// <summary>Whether what is sent gets there and an answer comes back. Once.</summary>
    public async Task<bool> IsAliveAsync()
    {
        await _process.StandardInput.WriteLineAsync("lab");
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() == "16";
    }

    public ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
