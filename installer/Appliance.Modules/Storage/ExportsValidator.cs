using System.Text;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Storage;

/// <summary>
/// Lets exportfs(8) judge an exports file. It reads fixed paths and publishes what it reads, so it gets namespaces of its
/// own in which the candidate lies at those paths. Where that cannot be, <see cref="ExportsFile"/> has the only say.
/// </summary>
internal sealed class ExportsValidator(IReadOnlyList<string> paths, Func<StepContext, Func<string, string>, string> render) : IFileValidator
{
    private const int CouldNotMount = 125;

    // Nothing is pasted into this text: the paths are arguments.
    private const string Script = """
        mount --bind "$1" /etc/exports && mount --bind "$2" /var/lib/nfs || exit 125
        [ ! -d /etc/exports.d ] || mount --bind "$2" /etc/exports.d || exit 125
        exec exportfs -r
        """;

    public async Task CheckAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken)
    {
        if (ExportsFile.Parse(Encoding.UTF8.GetString(content)).Problems is { Count: > 0 } problems)
        {
            throw Rejected(path, "exports(5)", problems);
        }

        var machine = context.Machine;
        if (machine.Commands.Find("exportfs") is null)
        {
            context.Say($"{path} was read as exports(5) describes it, but not by exportfs, which is not installed.");
            return;
        }

        // exportfs wants the directories to be there; in a trial they are under the prefix.
        var candidate = context.Folder.Candidate("exports", Encoding.UTF8.GetBytes(render(context, machine.Files.Locate)));
        var empty = $"{context.Folder.Path}/candidate-nfs";
        try
        {
            machine.Files.CreateDirectories(empty, Ownership.PrivateDirectory());
            var command = Command.Of("sh", "-c", Script, "sh", machine.Files.Locate(candidate), machine.Files.Locate(empty));
            var result = Sandbox.Wrap(machine, command, "--mount", "--net") is { } boxed ? await machine.Commands.RunAsync(boxed, cancellationToken) : null;
            if (result is null || result.ExitCode == CouldNotMount || Sandbox.WasDenied(result))
            {
                context.Say($"{path} was read as exports(5) describes it, but not by exportfs: {(result is null ? "unshare is not installed" : result.Tail(1).FirstOrDefault())}.");
            }
            else if (!result.Succeeded)
            {
                throw Rejected(path, "exportfs", result.Tail());
            }
        }
        finally
        {
            machine.Files.DeleteFile(candidate);
            machine.Files.DeleteTree(empty);
        }
    }

    private StepFailedException Rejected(string path, string judge, IReadOnlyList<string> reasons) => new(
        $"{judge} rejects the new {path}:\n{string.Join('\n', reasons.Select(line => "  " + line))}",
        $"The file that is in place was not touched. Look at the answers storage.domains ({string.Join(", ", paths)}); a template under /etc/appliance/templates may be wrong too.");
}
