using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Machines.Accounts;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

/// <summary>
/// Each folder in <c>cases</c> is a machine: <c>root</c> its files, <c>commands</c> what its programs say,
/// <c>addresses</c> and <c>canonical-name</c> what its libraries know, <c>expected.json</c> the facts.
/// </summary>
public sealed class LocalFactSourceTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AddressText() },
    };

    public static TheoryData<string> Cases => TestData.Cases("cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_facts_of_a_machine_are_those_expected(string name)
    {
        var folder = Path.Combine(TestData.Beside("cases"), name);
        var source = new LocalFactSource(
            new LocalFiles(Path.Combine(folder, "root"), new AccountDatabase(), setsOwners: false),
            FakeCommands.FromTranscript(File.ReadAllText(Path.Combine(folder, "commands"))),
            new RecordedNetwork(folder));

        var facts = await source.GatherAsync(CancellationToken.None);

        Expectation.FileIs(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(facts, Options) + "\n");
    }

    [Fact]
    public async Task The_facts_of_this_very_machine_are_gathered_without_an_error()
    {
        var facts = await LocalFactSource.OfThisHost().GatherAsync(CancellationToken.None);

        facts.Hardware.Cpus.Should().BePositive();
        facts.Hardware.MemoryBytes.Should().BePositive();
        facts.HostName.Should().NotBeEmpty();
        facts.Interfaces.Should().Contain(nic => nic.IsLoopback && nic.Mtu > 0);
        facts.Security.SshPorts.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Gathering_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var gathering = () => LocalFactSource.OfThisHost().GatherAsync(cancelled.Token);

        await gathering.Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class RecordedNetwork(string folder) : IHostNetwork
    {
        public ILookup<string, InterfaceAddressFacts> Addresses() => File.ReadLines(Path.Combine(folder, "addresses"))
            .Select(line => line.Split(' ', '/'))
            .ToLookup(words => words[0], words => new InterfaceAddressFacts(IPAddress.Parse(words[1]), int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture)));

        public Task<string?> CanonicalNameAsync(string hostName, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(File.ReadAllText(Path.Combine(folder, "canonical-name")).Trim());
    }

    private sealed class AddressText : JsonConverter<IPAddress>
    {
        public override IPAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => IPAddress.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, IPAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
