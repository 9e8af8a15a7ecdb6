using System.ComponentModel;
using System.Diagnostics;
using Appliance.Machines.Accounts;

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
        cancellationToken.ThrowIfCancellationRequested();
        var process = Start(command);
        using var running = process.Process;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(command.Timeout);
        var said = new CommandOutput(process.StandardOutput, process.StandardError, onLine);
        // Beside the waiting: a program that never reads must not keep its timeout from it.
        _ = WriteInputAsync(process, command, timeout.Token);
        try
        {
            await running.WaitForExitAsync(timeout.Token);
            var (output, error) = await said.FinishAsync();
            return new CommandResult(command, running.ExitCode, output, error);
        }
        catch (OperationCanceledException)
        {
            await ProcessGroup.EndAsync(running);
            cancellationToken.ThrowIfCancellationRequested();
            throw new CommandTimeoutException(command);
        }
    }

    public string? Find(string program) => program.StartsWith('/')
        ? IsProgram(program) ? program : null
        : SearchPath.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(IsProgram);

    public int StartDetached(Command command, string outputFile)
    {
        var (program, arguments) = Launch(command);
        RequireFolder(Path.GetDirectoryName(outputFile)!);
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

    private static bool IsProgram(string path) => File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static IReadOnlyList<string> Account(string user) =>
        new AccountDatabase().User(user) is { Count: >= 6 } fields ? fields : throw new AccountNotFoundException("user", user);

    private static void RequireFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no folder {path}.");
        }
    }

    private Medallion.Shell.Command Start(Command command)
    {
        var (program, arguments) = Launch(command);
        try
        {
            return Medallion.Shell.Command.Run(program, arguments, options => options
                .StartInfo(info => Configure(info, command))
                .DisposeOnExit(false)
                .ThrowOnError(false));
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException { InnerException: Win32Exception })
        {
            throw new CommandNotFoundException(command.FileName);
        }
    }

    private (string Program, string[] Arguments) Launch(Command command)
    {
        var program = Find(command.FileName) ?? throw new CommandNotFoundException(command.FileName);
        RequireFolder(command.WorkingDirectory ?? "/");
        var words = new List<string>();
        if (command.User is { } user)
        {
            var setpriv = Find("setpriv") ?? throw new CommandNotFoundException("setpriv");
            // An account's own group need not have its name: nobody's is nogroup.
            words.AddRange([setpriv, "--reuid", user, "--regid", Account(user)[3], "--init-groups", "--"]);
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
        if (command.User is { } user)
        {
            // Else a program looks for its settings in the home of root, which it may not enter.
            info.Environment["HOME"] = Account(user)[5];
            info.Environment["USER"] = info.Environment["LOGNAME"] = user;
        }

        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }
    }

    private static async Task WriteInputAsync(Medallion.Shell.Command process, Command command, CancellationToken cancellationToken)
    {
        try
        {
            if (command.InputWriter is { } write)
            {
                await write(process.StandardInput.BaseStream, cancellationToken);
            }
            else if (command.Input is { } input)
            {
                await process.StandardInput.WriteAsync(input);
            }

            process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The program ended without reading its input; its exit code tells the rest.
        }
    }
}
