using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Medallion.Shell;

namespace Appliance.Machines.Commands;

/// <summary>Runs programs on this machine, each in a session of its own.</summary>
/// <remarks>
/// Ctrl-C on a terminal reaches the whole foreground process group. A package manager interrupted half-way leaves a
/// broken machine, so children get their own session (<c>setsid</c>) and only the program itself hears the key.
/// </remarks>
public sealed class LocalCommandRunner : ICommandRunner
{
    // What an administrator's login shell has; a cron job or an su without a dash may lack the sbin folders.
    private const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public async Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var (program, arguments) = Launch(command);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(command.Timeout);
        Medallion.Shell.Command process;
        try
        {
            process = Medallion.Shell.Command.Run(program, arguments, options => options
                .StartInfo(info => Configure(info, command))
                .ThrowOnError(false)
                .CancellationToken(timeout.Token));
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException { InnerException: Win32Exception })
        {
            throw new CommandNotFoundException(command.FileName);
        }

        var output = ReadAsync(process.StandardOutput, onLine);
        var error = ReadAsync(process.StandardError, onLine);
        try
        {
            await WriteInputAsync(process, command.Input);
            var result = await process.Task;
            return new CommandResult(command, result.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandTimeoutException(command);
        }
    }

    public string? Find(string program) => program.StartsWith('/')
        ? File.Exists(program) ? program : null
        : SearchPath.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public int StartDetached(Command command, string outputFile)
    {
        var (program, arguments) = Launch(command);
        // The one place a shell appears: it opens the log and execs its own arguments; nothing is pasted into its text.
        var info = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        foreach (var argument in new[] { "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", outputFile, program }.Concat(arguments))
        {
            info.ArgumentList.Add(argument);
        }

        Configure(info, command);
        using var process = Process.Start(info) ?? throw new CommandNotFoundException(command.FileName);
        process.StandardInput.Close();
        return process.Id;
    }

    private (string Program, string[] Arguments) Launch(Command command)
    {
        var program = Find(command.FileName) ?? throw new CommandNotFoundException(command.FileName);
        var words = new List<string>();
        if (command.User is { } user)
        {
            words.AddRange([Find("setpriv") ?? throw new CommandNotFoundException("setpriv"), "--reuid", user, "--regid", user, "--init-groups", "--"]);
        }

        words.Add(program);
        words.AddRange(command.Arguments);
        return Find("setsid") is { } setsid ? (setsid, [.. words]) : (words[0], [.. words.Skip(1)]);
    }

    private static void Configure(ProcessStartInfo info, Command command)
    {
        info.WorkingDirectory = command.WorkingDirectory ?? "/";
        info.Environment["PATH"] = SearchPath;
        // Output that is read by programs must not be translated.
        info.Environment["LC_ALL"] = "C.UTF-8";
        info.Environment.Remove("LANGUAGE");
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }
    }

    private static async Task WriteInputAsync(Medallion.Shell.Command process, string? input)
    {
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading its input; its exit code tells the rest.
        }
    }

    private static async Task<string> ReadAsync(TextReader reader, Action<string>? onLine)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            onLine?.Invoke(line);
        }

        return text.ToString();
    }
}
