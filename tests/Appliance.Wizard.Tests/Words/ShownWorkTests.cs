using Appliance.Cli.Composition;
using Appliance.Machines.Commands;
using Appliance.Machines.Facts;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

/// <summary>What steps, checks, proofs and the summary of whole sites say is Chinese, with the values still in it.</summary>
public sealed class ShownWorkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TestMachine _machine = new() { Commands = new FakeCommands() };

    public ShownWorkTests()
    {
        Directory.CreateDirectory(_machine.Root + "/proc/sys/kernel");
        File.WriteAllText(_machine.Root + "/proc/sys/kernel/hostname", "fresh\n");
    }

    public static TheoryData<string, bool> Sites => new()
    {
        { "answers/standalone.yaml", false }, { "answers/minimal.yaml", false }, { "answers/standalone-remote-db.yaml", false }, { "answers/trial.yaml", true },
        { "tests/Appliance.Tests/Modules/Firewall/cases/node/node.yaml", false },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task All_of_a_site_is_shown_in_Chinese(string answers, bool isTrial)
    {
        var (modules, site) = Site(answers, isTrial);
        var texts = modules.Checks.SelectMany(check => new[] { check.Title })
            .Concat(modules.All.SelectMany(module => module.Summary(site)).SelectMany(pair => new[] { pair.Label, pair.Value })).ToList();
        texts.AddRange(await StepsAsync(modules, site));
        texts.AddRange(await ChecksAsync(modules, site));
        texts.AddRange(await ProofsAsync(modules, site));
        texts.Count.Should().BeGreaterThan(50);
        texts.SelectMany(text => text.Split('\n')).Select(ShownText.Problem).OfType<string>().Distinct().Should().BeEmpty();
    }

    public void Dispose() => _machine.Dispose();

    private (ModuleSet Modules, SiteContext Site) Site(string answers, bool isTrial)
    {
        var role = answers.Contains("node", StringComparison.Ordinal) ? MachineRole.Node : MachineRole.Engine;
        var modules = ApplianceModules.For(role);
        var result = SiteBuilder.Build(modules.Catalogue, [AnswerSource.FromFile("site.yaml", File.ReadAllText(Path.Combine(Expectation.Repository, answers)))], new KnownFacts(), new SiteMode { Prefix = isTrial ? "/trial" : null, Role = role });
        return (modules, new SiteContext(result.Site ?? throw new InvalidOperationException(string.Join('\n', result.Errors)), _machine, Facts, new NoSecrets(), "/engine"));
    }

    private async Task<IEnumerable<string>> StepsAsync(ModuleSet modules, SiteContext site)
    {
        var texts = new List<string>();
        foreach (var step in modules.All.SelectMany(module => module.Steps(site)))
        {
            texts.AddRange([step.Title, step.Irreversible ?? ""]);
            try
            {
                if ((await step.InspectAsync(Context(), default)).Change is { } change)
                {
                    texts.AddRange([change.Summary, .. change.Kind == ChangeKind.File ? [] : change.Diff]);
                }
            }
            catch (StepFailedException e)
            {
                texts.AddRange([e.Message, e.Remedy]);
            }
            catch (CommandNotFoundException e)
            {
                texts.Add(e.Message);
            }
            catch (IOException)
            {
                // An earlier step would have made what is missing.
            }
        }

        return texts;
    }

    private async Task<IEnumerable<string>> ChecksAsync(ModuleSet modules, SiteContext site)
    {
        var context = new CheckContext(site.Site, _machine, Facts, site.Secrets, null) { Installed = false };
        var reports = await CheckRunner.RunAsync([.. modules.Checks], context, [], new DateOnly(2026, 1, 1), default);
        return reports.SelectMany(report => new[] { report.Finding.Seen, report.Finding.Remedy ?? "" });
    }

    private static async Task<IEnumerable<string>> ProofsAsync(ModuleSet modules, SiteContext site)
    {
        var texts = new List<string>();
        foreach (var proof in modules.All.SelectMany(module => module.Proofs(site.Site)))
        {
            texts.Add(proof.Title);
            try
            {
                using var stop = new CancellationTokenSource(Patience);
                var result = await proof.RunAsync(site, stop.Token);
                texts.AddRange([result.Seen, result.Remedy ?? ""]);
            }
            catch (Exception e) when (e is OperationCanceledException or CommandNotFoundException or IOException)
            {
                // Nothing was seen.
            }
        }

        return texts;
    }

    private static MachineFacts Facts { get; } = new()
    {
        OperatingSystem = new OperatingSystemFacts("debian", [], "12", "Debian 12", "x86_64", "6.1.0-test"),
        HostName = "engine",
        Hardware = new HardwareFacts(2, 2L << 30, null, false, null),
        Security = new SecurityFacts(null, false, [], ["nftables", "firewalld"], [22]),
    };

    private StepContext Context() => new()
    {
        Machine = _machine,
        Templates = new ProductTemplates(_machine.Files),
        Masker = new SecretMasker(),
        Time = TimeProvider.System,
        Changed = new HashSet<string>(),
        Run = null,
    };

    private sealed class NoSecrets : ISiteSecrets
    {
        public Secret? Find(Question<SecretReference> question) => null;
    }
}
