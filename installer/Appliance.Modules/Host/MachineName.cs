using Appliance.Modules.Engine;
using Appliance.Modules.Node;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host;

/// <summary>The name a machine is to have: an engine's FQDN, a node's name.</summary>
internal static class MachineName
{
    public static Question<string> QuestionOf(MachineRole role) => role == MachineRole.Node ? NodeQuestions.Name : EngineQuestions.Fqdn;

    public static string Of(Site site) => site.Get(QuestionOf(site.Mode.Role));
}
