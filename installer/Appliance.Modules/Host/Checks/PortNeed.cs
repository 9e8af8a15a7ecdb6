using Appliance.Machines.Facts;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

/// <summary>A port that something of ours will listen on.</summary>
/// <param name="Use">What for, as a sentence has it: "HTTPS".</param>
/// <param name="Answer">The answer that chooses it.</param>
/// <param name="Process">Beginning of our process's name: the kernel keeps 15 characters of it (proc(5), comm).</param>
/// <param name="LoopbackOnly">Whether it is not listened on for other machines.</param>
internal sealed record PortNeed(int Port, string Use, string Answer, string Process, bool LoopbackOnly)
{
    public const string Database = "postgres";

    public const string Engine = "appliance-engin";

    public static IReadOnlyList<PortNeed> Of(Site site)
    {
        var trial = site.Mode.IsTrial;
        var needs = new List<PortNeed>
        {
            new(site.Get(EngineQuestions.HttpPort), "HTTP", EngineQuestions.HttpPort.Id, Engine, trial),
            new(site.Get(EngineQuestions.HttpsPort), "HTTPS", EngineQuestions.HttpsPort.Id, Engine, trial),
            new(site.Get(EngineQuestions.NodePort), "the nodes", EngineQuestions.NodePort.Id, Engine, trial),
        };
        // With manual provisioning a server is expected to be there.
        if (site.Get(DatabaseQuestions.Location) == DatabaseLocation.Local && site.Get(DatabaseQuestions.Provisioning) == DatabaseProvisioning.Automatic)
        {
            needs.Add(new PortNeed(site.Get(DatabaseQuestions.Port), "the database", DatabaseQuestions.Port.Id, Database, trial || site.Get(DatabaseQuestions.AllowFrom).Count == 0));
        }

        return needs;
    }

    /// <summary>Whether the listener is the very kind of program that the port is for.</summary>
    public bool IsServedBy(ListenerFacts listener) => listener.Process?.StartsWith(Process, StringComparison.Ordinal) ?? false;
}
