using Appliance.Machines.Facts;
using Appliance.Modules.Network;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Network;

/// <summary>Nodes' sites from answer files that say something of networks alone.</summary>
internal static class NetworkBench
{
    /// <summary>The bridge over the first card.</summary>
    public const string Bridge = "version: 1\nnetwork: { management: { name: ovirtmgmt, interface: em1, address: 10.0.200.72/24, gateway: 10.0.200.1 } }\n";

    public static readonly IReadOnlyList<InterfaceFacts> Cards = [.. Enumerable.Range(1, 6).Select(number => Card($"em{number}"))];

    public static InterfaceFacts Card(string name) => new(name, $"f8:bc:12:4e:45:{0x4f + int.Parse(name[^1..], System.Globalization.CultureInfo.InvariantCulture):x2}", true, false, 1500, 1000, []);

    public static SiteResult Read(string answers, IDefaultFacts? facts = null) =>
        SiteBuilder.Build(new QuestionCatalogue([.. NetworkQuestions.All]), [AnswerSource.FromFile("answers.yaml", answers)], facts, new SiteMode { Role = MachineRole.Node });

    public static Site Node(string answers)
    {
        var result = Read(answers);
        return result.Site ?? throw new InvalidOperationException(string.Join('\n', result.Errors.Select(error => error.ToString())));
    }

    /// <summary>The networks of a case, which is written for an engine's site.</summary>
    public static NetworkSettings Case(string name) => NetworkSettings.From(ModuleBench.Site(File.ReadAllText(TestData.Beside($"cases/{name}/answers.yaml"))));
}
