using System.Diagnostics;
using System.Globalization;
using System.Text;
using Appliance.Lab;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Screens.Testing;
using Appliance.Tests.Support;

namespace Appliance.LabTests.Lab;

/// <summary>The packaged program on a terminal of its own (script(1) makes it): shows what is seen there, and types.</summary>
internal sealed class ScreenPty : IDisposable
{
    /// <summary>A serial line: 80x24, no colours, no function keys of its own.</summary>
    public static readonly TerminalCapabilities Serial = TerminalCapabilities.Of(new TerminalEnvironment { Term = "vt100", LcAll = "C.UTF-8", InputIsTerminal = true, OutputIsTerminal = true });

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly VirtualTerminal _terminal;
    private readonly StringBuilder _all = new();
    private IReadOnlyList<int> _left = [];

    /// <param name="environment">Name and value of what the program shall know besides.</param>
    public ScreenPty((string Name, string Value) environment, params string[] arguments)
        : this([PackagedExecutables.Appliance, .. arguments], new TerminalCapabilities(), environment)
    {
    }

    /// <param name="command">The program and its arguments.</param>
    /// <param name="capabilities">What the terminal is.</param>
    public ScreenPty(IReadOnlyList<string> command, TerminalCapabilities capabilities, (string Name, string Value) environment)
    {
        _terminal = new VirtualTerminal(capabilities);
        var words = string.Join(' ', command.Select(word => $"'{word}'"));
        var info = new ProcessStartInfo("script", ["-qfec", $"stty rows 24 cols 80; exec {words}", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        info.Environment["TERM"] = "xterm";
        info.Environment["LC_ALL"] = "C.UTF-8";
        info.Environment[environment.Name] = environment.Value;
        _process = Process.Start(info)!;
    }

    public static bool IsAvailable => File.Exists("/usr/bin/script");

    public string Text => _terminal.Text;

    /// <summary>All that came, with its sequences.</summary>
    public string All => _all.ToString();

    /// <summary>Waits until it is seen.</summary>
    public Task WaitForAsync(string text) => WaitForAsync(() => Text, text);

    /// <summary>Waits until it came, from a program that draws no screen.</summary>
    public Task WaitForOutputAsync(string text) => WaitForAsync(() => All, text);

    public async Task PressAsync(params KeyPress[] keys)
    {
        foreach (var key in keys)
        {
            await _process.StandardInput.BaseStream.WriteAsync(KeyBytes.Of(key, Encoding.UTF8));
        }

        await _process.StandardInput.BaseStream.FlushAsync();
    }

    public Task TypeAsync(string text) => PressAsync([.. text.Select(KeyPress.Of)]);

    /// <summary>Sends a signal to the program on the terminal that was started from this file.</summary>
    /// <param name="signal">As kill(1) calls it: <c>TERM</c>.</param>
    public async Task SignalAsync(string program, string signal)
    {
        var process = ProcessTree.Below(_process.Id).First(id => File.ReadAllText($"/proc/{id}/cmdline").Split('\0')[0] == program);
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The line is cut.</summary>
    public void HangUp()
    {
        _left = ProcessTree.Below(_process.Id);
        _process.Kill();
    }

    /// <returns>The program's exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (await TryReadAsync(timeout.Token))
        {
        }

        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            ProcessTree.End(_process, process => process.Kill(entireProcessTree: true), Patience);
        }

        // A set-up goes on to its end without its terminal.
        ProcessTree.Await(_left, Patience);
        _process.Dispose();
    }

    private async Task WaitForAsync(Func<string> where, string text)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (!where().Contains(text, StringComparison.Ordinal))
        {
            await ReadAsync(text, timeout.Token);
        }
    }

    private async Task ReadAsync(string awaited, CancellationToken cancellationToken)
    {
        try
        {
            if (await TryReadAsync(cancellationToken))
            {
                return;
            }
        }
        catch (OperationCanceledException)
        {
        }

        throw new LabException($"'{awaited}' was never seen:\n{Text}");
    }

    private async Task<bool> TryReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var count = await _process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken);
        _terminal.Write(buffer.AsSpan(0, count));
        _all.Append(Encoding.UTF8.GetString(buffer, 0, count));
        return count > 0;
    }
}
