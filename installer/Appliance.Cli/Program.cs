using System.CommandLine;
using Appliance.Cli;
using Appliance.Cli.Commands;
using Appliance.Machines.Commands;
using Appliance.Machines.Ssh;

if (AskPass.Socket is { } socket)
{
    return AskPass.Answer(socket, args, Console.Out);
}

var parsed = ApplianceCommand.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("Add --help to see what there is.");
    return ExitCode.Usage;
}

try
{
    // The commands handle Ctrl-C themselves: a step under way must come to its end.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (CommandLineException e)
{
    return Say(e.Message, e.ExitCode);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return Say($"A file or folder, or the output, cannot be used: {e.Message}\nTo do: see to it that it is there, has room and that this user may use it, then run the command again.", ExitCode.Failed);
}
catch (InvalidDataException e)
{
    return Say($"{e.Message}\nTo do: put the file back from a copy, or move it away if what it tells of is no longer needed.", ExitCode.Failed);
}
catch (Exception e) when (e is CommandFailedException or CommandTimeoutException)
{
    return Say($"{e.Message}\nTo do: mend what the command says, then run this again.", ExitCode.Failed);
}

static int Say(string message, int exitCode)
{
    try
    {
        Console.Error.WriteLine(message);
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        // Nobody is left to tell.
    }

    return exitCode;
}
