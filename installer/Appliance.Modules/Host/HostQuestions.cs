using Appliance.Planning.Questions;

namespace Appliance.Modules.Host;

/// <summary>What is asked about this machine itself.</summary>
public static class HostQuestions
{
    public static readonly Question<bool> SetHostName = new("host.setName", AnswerTypes.Bool)
    {
        Title = "Set the host name",
        Help = "Whether the engine's FQDN, or the node's name, becomes the host name.",
        Default = _ => true,
    };

    public static readonly Question<IReadOnlyList<string>> TimeServers = new("time.servers", AnswerTypes.List(AnswerTypes.HostNameOrAddress))
    {
        Title = "Time servers",
        Help = "NTP servers. When some are given, chrony is installed and uses them; otherwise time keeping stays as it is.",
        Default = _ => [],
        Example = "[10.0.200.1]",
    };

    public static IReadOnlyList<Question> All { get; } = [SetHostName, TimeServers];
}
