using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Planning.Answers;
using Appliance.Planning.Modules;

namespace Appliance.Cli.Composition;

/// <summary>All answers of a site in a file for its owner alone, defaults included, secrets by reference.</summary>
internal static class AnswersFile
{
    public static void Write(string path, SiteContext site) =>
        new LocalFiles(null, new AccountDatabase(), setsOwners: false).WriteText(Path.GetFullPath(path), AnswersWriter.Write(site.Site), Ownership.Private());
}
