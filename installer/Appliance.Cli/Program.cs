using System.CommandLine;
using Appliance.Cli;
using Appliance.Cli.Commands;

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
    Console.Error.WriteLine(e.Message);
    return e.ExitCode;
}
