using System.Diagnostics;
using System.Text;

namespace Appliance.Lab;

/// <summary>
/// Runs programs on the build machine. The lab does not use the product's own runner: what is tested must not be
/// what tests.
/// </summary>
public static class HostCommand
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="input">Copied to standard input, which is then closed.</param>
    /// <param name="onLine">Called for each line of both streams as it comes.</param>
    /// <exception cref="LabException">It did not end in time and was killed.</exception>
    public static async Task<CommandOutcome> RunAsync(
        IReadOnlyList<string> arguments,
        Stream? input = null,
        Action<string>? onLine = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var commandLine = string.Join(' ', arguments);
        var info = new ProcessStartInfo(arguments[0], arguments.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        info.Environment["LC_ALL"] = "C.UTF-8";

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout ?? DefaultTimeout);
        using var process = Process.Start(info)!;
        var output = ReadAsync(process.StandardOutput, onLine);
        var error = ReadAsync(process.StandardError, onLine);
        try
        {
            await FeedAsync(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new CommandOutcome(commandLine, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new LabException($"`{commandLine}` did not end within {(timeout ?? DefaultTimeout).TotalSeconds:0} s.");
        }
    }

    /// <summary>Runs a program that has to succeed and returns its standard output.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancellationToken, params string[] arguments) =>
        (await RunAsync(arguments, cancellationToken: cancellationToken)).OrThrow().Output;

    private static async Task FeedAsync(Process process, Stream? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is not null)
                await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input; its exit code tells the rest.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine)
    {
        if (onLine is null)
            return await reader.ReadToEndAsync();

        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            onLine(line);
        }

        return text.ToString();
    }
}
