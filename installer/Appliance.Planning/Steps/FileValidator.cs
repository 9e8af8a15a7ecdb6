using Appliance.Machines.Commands;

namespace Appliance.Planning.Steps;

/// <summary>Lets the program that reads a file judge the new content before it goes live.</summary>
/// <param name="program">The consumer, such as <c>nft</c>. When it is not installed nothing is checked and that is said.</param>
/// <param name="arguments">Its arguments for the candidate's path.</param>
public sealed class FileValidator(string program, Func<string, IReadOnlyList<string>> arguments) : IFileValidator
{
    /// <summary>The candidate's file name where the consumer cares (<c>x.service</c>); else the target's.</summary>
    public string? FileName { get; init; }

    public async Task CheckAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken)
    {
        var commands = context.Machine.Commands;
        if (commands.Find(program) is null)
        {
            context.Say($"{path} was not checked: {program} is not installed.");
            return;
        }

        var candidate = context.Folder.Candidate(FileName ?? Path.GetFileName(path), content);
        try
        {
            var command = new Command(program, arguments(context.Machine.Files.Locate(candidate)));
            var result = await commands.RunAsync(command, cancellationToken);
            if (!result.Succeeded)
            {
                throw new StepFailedException(
                    $"{program} rejects the new {path}:\n{string.Join('\n', result.Tail().Select(line => "  " + line))}",
                    "The file that is in place was not touched. Look at the answers this file is made from; a template under /etc/appliance/templates may be wrong too.");
            }
        }
        finally
        {
            context.Machine.Files.DeleteFile(candidate);
        }
    }
}
