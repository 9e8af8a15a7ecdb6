using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>The answers a machine knows by itself: those of a run that is not finished, else those last applied.</summary>
internal static class KnownAnswers
{
    public static IReadOnlyList<string> Find(string? prefix, MachineRole role)
    {
        var files = new LocalFiles(prefix, new AccountDatabase(), setsOwners: false);
        try
        {
            var unfinished = new RunStore(files, TimeProvider.System).Unfinished()?.Folder.AnswersPath;
            return [.. new[] { unfinished, AppliedAnswersModule.PathOf(role) }.OfType<string>().Where(files.Exists).Take(1).Select(files.Locate)];
        }
        catch (UnauthorizedAccessException)
        {
            // Runs are for root to see; somebody else names the answers.
            return [];
        }
    }
}
