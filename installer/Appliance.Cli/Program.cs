using System.CommandLine;
using Appliance.Cli;
using Appliance.Cli.Commands;
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
catch (Exception e)
{
    var (message, exitCode) = CommandFailure.Of(e);
    return Say(message, exitCode);
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
