using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Plans;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Cli;

/// <summary>What a person reviewed can be required: the same answers give the same plan, the generated file too.</summary>
public sealed class PlanHashTests
{
    private static readonly string[] Least = ["engine.fqdn=engine.test.org", "engine.adminPassword={ prompt: true }"];

    [Fact]
    public async Task Two_plans_of_the_same_answers_have_the_same_hash() =>
        (await HashAsync(Least)).Should().Be(await HashAsync(Least));

    [Fact]
    public async Task A_password_that_was_not_typed_yet_gives_the_hash_of_one_that_was() =>
        (await HashAsync(Least, new TypedSecret())).Should().Be(await HashAsync(Least));

    [Fact]
    public async Task Another_answer_gives_another_hash() =>
        (await HashAsync([.. Least, "engine.httpsPort=8443"])).Should().NotBe(await HashAsync(Least));

    [Fact]
    public void The_generated_answer_file_gives_the_hash_of_the_answers_it_was_made_from()
    {
        string[] answers =
        [
            "engine.applicationMode=virt", "engine.httpsPort=8443", "engine.alternateNames=[manager.test.org, 10.0.0.1]", "database.port=5433",
            "database.name=other", "database.allowFrom=[10.0.0.0/24]", "pki.keyType=rsa-2048", "pki.webLifetime=90d", "firewall.manager=nftables",
            "firewall.configure=no", "time.servers=[10.0.0.2]", "network.hosts=[{ name: node1.test.org, address: 10.0.0.3 }]",
            "network.management.mtu=9000", "storage.domains=[{ name: iso, role: iso, type: nfs, path: /srv/iso, clients: [10.0.0.0/8] }]",
        ];
        Prop.ForAll(Gen.SubListOf(answers).ToArbitrary(), sets => GeneratedIsEqual([.. Least, .. sets]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private static bool GeneratedIsEqual(string[] sets)
    {
        var file = Path.GetTempFileName();
        try
        {
            var expected = WithSessionAsync(new SiteInputs { Sets = sets, Prefix = Prefix }, async (session, hash) =>
            {
                var site = await session.SiteAsync(null, needsSecrets: false, default);
                await File.WriteAllTextAsync(file, AnswersWriter.Write(site.Site));
                return hash;
            }).GetAwaiter().GetResult();
            var actual = WithSessionAsync(new SiteInputs { AnswerFiles = [file], Prefix = Prefix }, (_, hash) => Task.FromResult(hash)).GetAwaiter().GetResult();
            actual.Should().Be(expected, string.Join(' ', sets));
            return true;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Never made: a plan only looks.
    private static string Prefix => Path.Combine(Path.GetTempPath(), "appliance-plan-hash-tests");

    private static Task<string> HashAsync(string[] sets, ISecretPrompt? prompt = null) =>
        WithSessionAsync(new SiteInputs { Sets = sets, Prefix = Prefix }, (_, hash) => Task.FromResult(hash), prompt);

    private static async Task<string> WithSessionAsync(SiteInputs inputs, Func<Session, string, Task<string>> use, ISecretPrompt? prompt = null)
    {
        using var session = await Session.OpenAsync(new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null, false, false), inputs, json: false, default);
        // Any file stands for the engine's executable here: the plan shows that it would be copied.
        var site = await session.SiteAsync(prompt, needsSecrets: false, default) with { EngineExecutable = "/etc/hostname" };
        var plan = await Planner.MakeAsync(session.Steps(site), session.StepContext(null), default);
        Directory.Exists(Prefix).Should().BeFalse("a plan touches nothing");
        return await use(session, plan.Hash);
    }

    private sealed class TypedSecret : ISecretPrompt
    {
        public Task<Secret?> AskAsync(string id, string title, CancellationToken cancellation) => Task.FromResult<Secret?>(new Secret("orange-Moon-93"));
    }
}
