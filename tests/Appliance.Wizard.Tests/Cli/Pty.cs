using System.Diagnostics;
using System.Text;
using Appliance.Tests.Support;

namespace Appliance.Wizard.Tests.Cli;

/// <summary>The program on a terminal of its own (script(1) makes it), typed at as a person would: after the question.</summary>
internal sealed class Pty : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();
    private int _read;

    public Pty(string terminal, params string[] arguments)
        : this(terminal, "C.UTF-8", arguments)
    {
    }

    public Pty(string terminal, string locale, string[] arguments)
    {
        var command = string.Join(' ', arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "appliance")).Select(word => $"'{word}'"));
        var info = new ProcessStartInfo("script", ["-qfec", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        info.Environment["TERM"] = terminal;
        info.Environment["LC_ALL"] = locale;
        _process = Process.Start(info)!;
    }

    public static bool IsAvailable => File.Exists("/usr/bin/script");

    /// <summary>All that was to be seen.</summary>
    public string Seen => _seen.ToString();

    /// <summary>Waits until this is to be seen, behind what was waited for before.</summary>
    public async Task WaitForAsync(string text)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var buffer = new char[1024];
        int at;
        while ((at = Seen.IndexOf(text, _read, StringComparison.Ordinal)) < 0)
        {
            var count = await _process.StandardOutput.ReadAsync(buffer, timeout.Token);
            _seen.Append(count > 0 ? buffer.AsSpan(0, count) : throw new EndOfStreamException($"'{text}' never came: {Seen}"));
        }

        _read = at + text.Length;
    }

    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Cuts the line, and waits until the program has ended of it.</summary>
    public void HangUp() => ProcessTree.End(_process, process => process.Kill(), Patience);

    /// <returns>The program's exit code.</returns>
    public async Task<int> EndAsync()
    {
        _seen.Append(await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            ProcessTree.End(_process, process => process.Kill(entireProcessTree: true), Patience);
        }

        _process.Dispose();
    }
}
