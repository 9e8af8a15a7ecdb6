using System.Net;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Tests.Planning.Sites;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Planning.Answers;

/// <summary>A generated answer file gives the same site again, whatever the answers and wherever it is read.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void A_written_site_reads_back_as_the_same_site() =>
        Prop.ForAll(Arb.From(Answers()), answers =>
        {
            var site = SiteBuilderTests.Good(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromWizard(answers)], new SampleFacts()));
            var text = AnswersWriter.Write(site);

            // Elsewhere: nothing known of the machine, so every default must have been written down.
            var again = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromFile("written.yaml", text)]);

            again.Warnings.Should().BeEmpty();
            AnswersWriter.Write(SiteBuilderTests.Good(again)).Should().Be(text.Replace(YamlText.WhyPrompt, "", StringComparison.Ordinal));
            Values(again.Site!).Should().Equal(Values(site));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_written_file_fits_the_schema()
    {
        var schema = SchemaCheck.Parse(AnswersSchema.Write(Sample.Catalogue));
        Prop.ForAll(Arb.From(Answers()), answers =>
        {
            var site = SiteBuilderTests.Good(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromWizard(answers)], new SampleFacts()));
            SchemaCheck.Problems(schema, SchemaCheck.FromYaml(AnswersWriter.Write(site))).Should().BeEmpty();
        }).QuickCheckThrowOnFailure();
    }

    // Secrets in clear text do not come back: a prompt does.
    private static IEnumerable<string> Values(Site site) =>
        site.Effective.Select(a => $"{a.Question.Id}={YamlText.OneLine(a.Node)}");

    private static Gen<Dictionary<string, AnswerNode>> Answers()
    {
        Gen<(string Id, AnswerNode Node)?>[] each =
        [
            Maybe(Sample.EngineProduct, Gen.Elements(Product.BuiltIn, Product.Ovirt)),
            Maybe(Sample.Fqdn, Hosts().Select(h => $"{h}.org")),
            Maybe(Sample.AlternateNames, Hosts().ListOf().Select(l => (IReadOnlyList<string>)[.. l.Distinct()])),
            Always(Sample.AdminPassword, Secrets()),
            Maybe(Sample.DatabaseLocation, Gen.Elements(Location.Local, Location.Remote)),
            Always(Sample.DatabaseHost, Hosts()),
            Maybe(Sample.DatabasePort, Gen.Choose(1, 65535)),
            Maybe(Sample.DatabaseName, Gen.Elements("engine", "e", "null", "true", "no", "_1", "e1")),
            Maybe(Sample.DatabasePassword, Secrets()),
            Maybe(Sample.SharedBuffers, Gen.Choose(1 << 20, int.MaxValue).Select(b => new ByteSize(b))),
            Maybe(Sample.Timeout, Gen.Choose(0, int.MaxValue).Select(ms => TimeSpan.FromMilliseconds(ms))),
            Maybe(Sample.Organization, Texts()),
            Maybe(Sample.Firewall, Gen.Elements(true, false)),
            OrNull(Sample.Level, Gen.Choose(-1, 7).Select(n => (int?)n)),
            Maybe(Sample.Management, Networks()),
            Maybe(Sample.Networks, Networks().ListOf().Select(l => (IReadOnlyList<SampleNetwork>)[.. l.DistinctBy(n => n.Name)])),
            Maybe(Sample.TimeServers, Addresses().ListOf().Select(l => (IReadOnlyList<IPAddress>)[.. l])),
            Maybe(Sample.Clients, Gen.Choose(0, 32).Select(n => (IReadOnlyList<IPNetwork>)[new IPNetwork(IpText.WithHostBits(IPAddress.Parse("10.255.255.255"), n, set: false), n)])),
            Maybe(Sample.Export, Gen.Elements("/", "/srv", "/srv/with space", "/srv/#1", "/ä", "/a: b")),
            Maybe(Sample.BootMac, Gen.Elements("52:54:00:12:34:56", "00:00:00:00:00:00")),
            Maybe(Sample.NodePrefix, Gen.Elements("node", "n", "1e5a", "0x1f", "12ab", "no", "y")),
            Maybe(Sample.Nodes, Nodes()),
        ];
        return Gen.CollectToArray(each).Select(all => all.Where(a => a is not null).ToDictionary(a => a!.Value.Id, a => a!.Value.Node));
    }

    private static Gen<(string Id, AnswerNode Node)?> Always<T>(Question<T> question, Gen<T> values) =>
        values.Select(v => ((string Id, AnswerNode Node)?)(question.Id, Node(question, v)));

    private static Gen<(string Id, AnswerNode Node)?> Maybe<T>(Question<T> question, Gen<T> values) =>
        Gen.OneOf(Gen.Constant<(string Id, AnswerNode Node)?>(null), Always(question, values));

    private static Gen<(string Id, AnswerNode Node)?> OrNull<T>(Question<T> question, Gen<T> values) =>
        Gen.OneOf(Gen.Constant<(string Id, AnswerNode Node)?>((question.Id, new AnswerScalar("null", ScalarForm.Bare, Origin.Wizard))), Maybe(question, values));

    private static AnswerNode Node<T>(Question<T> question, T value) =>
        value is SecretReference.Plain plain ? new AnswerScalar(plain.Secret.Reveal(), ScalarForm.Text, Origin.Wizard) : question.Type.WriteObject(value!);

    private static Gen<string> Hosts() => Gen.Elements("a", "b-1", "node72", "x.y", "1.a", "no", "null").Select(h => $"{h}.test");

    private static Gen<IPAddress> Addresses() =>
        Gen.OneOf(Gen.Choose(0, int.MaxValue).Select(n => new IPAddress(n)), Gen.Elements("::", "::1", "fe80::1", "2001:db8::a:b").Select(IPAddress.Parse));

    private static Gen<SecretReference> Secrets() => Gen.OneOf(
        Gen.Elements<SecretReference>(new SecretReference.File("/root/a b"), new SecretReference.File("/#"), new SecretReference.Environment("SECRET"), new SecretReference.Environment("no"), new SecretReference.Prompt()),
        Texts().Select(t => (SecretReference)new SecretReference.Plain(new Appliance.Machines.Secrets.Secret(t))));

    // Whatever a text may be: the nasty ones by hand, the rest from the generator of strings.
    private static Gen<string> Texts() => Gen.OneOf(
        Gen.Elements("no", "null", "~", "1.0", "1e5", "0x1f", "2001-01-01", "12:30:45", "a: b", "a #b", "- a", "[a", "{a: b}", "&a", "*a", "!a", "|", ">", "'", "\"", "\\", "%", "@a", "`", "?", "? a", ":", "a:", ",", "---", "...", "<<", "=", "é", "日本", "😀", "\u00a0", "\u200b", ".5", "+1", "_", "a\\nb"),
        ArbMap.Default.GeneratorFor<string>().Where(t => t is { Length: > 0 and <= 64 } && TextRules.ProblemForReaders(t) is null && t[0] != ' ' && t[^1] != ' '));

    private static Gen<SampleNetwork> Networks() =>
        from name in Gen.Elements("ovirtmgmt", "storage", "no", "1", "-")
        from nic in Gen.Elements("em1", "bond0.5", null)
        from address in Gen.Elements("10.0.200.93/24", "fd00::5/64", null)
        from vlan in Gen.Elements<int?>(1, 4094, null)
        from mtu in Gen.Choose(68, 65520)
        select new SampleNetwork(name, nic, InterfaceAddress.ParseOrNull(address), nic is null ? null : vlan, mtu);

    private static Gen<IReadOnlyList<SampleNode>> Nodes() =>
        from count in Gen.Choose(0, 3)
        from port in Gen.Choose(1, 65535)
        from password in Gen.Elements<SecretReference?>(new SecretReference.File("/root/x"), new SecretReference.Prompt(), null)
        select (IReadOnlyList<SampleNode>)[.. Enumerable.Range(1, count).Select(i => new SampleNode($"n{i}.test.org", IPAddress.Parse($"10.0.0.{i}"), new SampleSsh("root", port, password)))];
}
