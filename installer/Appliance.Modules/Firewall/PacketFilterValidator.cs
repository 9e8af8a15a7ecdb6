using Appliance.Machines.Commands;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall;

/// <summary>
/// Lets nft(8) or iptables-restore(8) judge a rules file. They talk to the kernel even for a mere check; where that is
/// not allowed they get a network namespace of their own.
/// </summary>
/// <param name="arguments">For the candidate's path; they must make it a check that loads nothing.</param>
internal sealed class PacketFilterValidator(string program, Func<string, IReadOnlyList<string>> arguments) : IFileValidator
{
    public async Task CheckAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (machine.Commands.Find(program) is null)
        {
            context.Say($"{path} was not checked: {program} is not installed.");
            return;
        }

        var candidate = context.Folder.Candidate(Path.GetFileName(path), content);
        try
        {
            var command = new Command(program, arguments(machine.Files.Locate(candidate)));
            var result = machine.IsRoot ? await machine.Commands.RunAsync(command, cancellationToken) : null;
            if (result is null || IsDenied(result))
            {
                result = Sandbox.Wrap(machine, command, "--net") is { } boxed ? await machine.Commands.RunAsync(boxed, cancellationToken) : result;
            }

            Judge(context, path, result);
        }
        finally
        {
            machine.Files.DeleteFile(candidate);
        }
    }

    private void Judge(StepContext context, string path, CommandResult? result)
    {
        if (result is null || IsDenied(result) || Sandbox.WasDenied(result))
        {
            context.Say($"{path} was not checked: {program} may not ask the kernel here{(result is null ? "" : $" ({result.Tail(1).FirstOrDefault()})")}.");
        }
        else if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"{program} rejects the new {path}:\n{string.Join('\n', result.Tail().Select(line => "  " + line))}",
                "The rules that are in force were not touched. Look at the answers these are made from; a template under /etc/appliance/templates may be wrong too, or the kernel may lack a module.");
        }
    }

    private static bool IsDenied(CommandResult result) => !result.Succeeded
        && (result.Error.Contains("Operation not permitted", StringComparison.Ordinal) || result.Error.Contains("Permission denied", StringComparison.Ordinal));
}
