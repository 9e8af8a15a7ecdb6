using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Tests.Modules.Engine;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Engines;

public sealed class EngineIntroductionTests
{
    [Fact]
    public async Task An_engine_is_known_by_the_token_that_pins_its_CA()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        var known = await MeetAsync(engine.Endpoint, engine.Token.CaPin);
        known.Ca.RawData.Should().Equal(engine.Ca.RawData);
        known.LocalAddress.Should().Be("127.0.0.1");
        engine.Paths.Should().Equal(NodeApi.IdentityPath);
    }

    [Fact]
    public async Task Without_a_token_the_CA_is_taken_on_trust() =>
        (await MeetAsync((await FakeNodeEngine.StartAsync()).Endpoint, null)).Identity.Fqdn.Should().Be(FakeNodeEngine.Fqdn);

    [Fact]
    public async Task A_token_of_another_CA_is_refused_with_both_fingerprints_and_not_sent()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        await using var other = await FakeNodeEngine.StartAsync();
        var refused = await Refusal<EngineUntrustedException>(engine.Endpoint, other.Token.CaPin);
        refused.Message.Should().Contain(Fingerprint.Of(engine.Ca)).And.Contain(Fingerprint.Of(other.Ca));
        engine.Joins.Should().BeEmpty();
    }

    [Fact]
    public async Task A_CA_that_did_not_sign_the_certificate_shown_is_refused_even_with_the_right_pin()
    {
        await using var engine = await FakeNodeEngine.StartAsync(ofItsCa: false);
        (await Refusal<EngineUntrustedException>(engine.Endpoint, engine.Token.CaPin)).Message.Should().Contain("is not one of its CA");
    }

    [Fact]
    public async Task A_certificate_that_is_not_for_servers_is_refused()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        var identity = JsonSerializer.Serialize(engine.Identity(), NodeJson.Default.EngineIdentity);
        foreach (var (profile, good) in new[] { (CertificateProfile.Client, false), (CertificateProfile.Server, true) })
        {
            await using var server = new TlsServer(engine.Certificate([FakeNodeEngine.Fqdn], profile), _ => TlsServer.Ok(identity));
            var endpoint = engine.Endpoint with { Engine = new EngineAddress(FakeNodeEngine.Fqdn, server.Port) };
            await (good ? MeetAsync(endpoint, engine.Token.CaPin) : (Task)Refusal<EngineUntrustedException>(endpoint, engine.Token.CaPin));
        }
    }

    [Fact]
    public async Task A_node_of_the_same_CA_cannot_pass_for_the_engine()
    {
        await using var engine = await FakeNodeEngine.StartAsync(names: ["node7.test.org"], profile: CertificateProfile.Node);
        (await Refusal<EngineUntrustedException>(engine.Endpoint, engine.Token.CaPin)).Message.Should().Contain("not for the name engine.test.org, but for node7.test.org");
    }

    [Fact]
    public async Task An_address_must_be_in_the_certificate_when_it_is_what_was_asked_for()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        var byAddress = new EngineEndpoint(new EngineAddress("127.0.0.1", engine.Endpoint.Engine.Port), []);
        (await Refusal<EngineUntrustedException>(byAddress, engine.Token.CaPin)).Remedy.Should().Contain($"appliance node join {FakeNodeEngine.Fqdn}:");
        await using var withAddress = await FakeNodeEngine.StartAsync(names: [FakeNodeEngine.Fqdn, "127.0.0.1"]);
        (await MeetAsync(byAddress with { Engine = withAddress.Endpoint.Engine with { Host = "127.0.0.1" } }, withAddress.Token.CaPin)).Ca.Should().NotBeNull();
    }

    [Theory]
    [InlineData(9 * 60, false)]
    [InlineData(-6, false)]
    [InlineData(4, true)]
    public async Task Clocks_too_far_apart_are_told_with_both_times(int minutes, bool good)
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.ClockOffset = TimeSpan.FromMinutes(minutes);
        if (good)
        {
            await MeetAsync(engine.Endpoint, engine.Token.CaPin);
            return;
        }

        var told = await Refusal<ClockDifferenceException>(engine.Endpoint, engine.Token.CaPin);
        told.Message.Should().Contain(DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:", System.Globalization.CultureInfo.InvariantCulture)).And.Contain("apart");
        told.Remedy.Should().Contain("time.servers");
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_told_with_both()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Protocol = 99;
        (await Refusal<EngineException>(engine.Endpoint, null)).Message.Should().Contain("99").And.Contain("1.2.3");
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_told_when_no_address_was_given()
    {
        var nowhere = new EngineEndpoint(new EngineAddress("engine.invalid", 7443), []);
        (await Refusal<EngineUnreachableException>(nowhere, null)).Message.Should().Contain("does not resolve");
    }

    [Fact]
    public async Task A_port_nobody_listens_at_is_told_as_refused()
    {
        var closed = new EngineEndpoint(new EngineAddress("127.0.0.1", FreePort()), []);
        (await Refusal<EngineUnreachableException>(closed, null)).Message.Should().Contain("the connection is refused");
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        Environment.SetEnvironmentVariable("https_proxy", "http://127.0.0.1:9");
        try
        {
            await using var engine = await FakeNodeEngine.StartAsync();
            await MeetAsync(engine.Endpoint, engine.Token.CaPin);
        }
        finally
        {
            Environment.SetEnvironmentVariable("https_proxy", null);
        }
    }

    [Fact]
    public async Task What_does_not_speak_TLS_or_is_another_service_is_told_as_such()
    {
        await using var plain = new TlsServer(null, _ => "220 smtp.test.org\r\n") { SpeaksFirst = true };
        await Refusal<EngineUnreachableException>(new EngineEndpoint(new EngineAddress("127.0.0.1", plain.Port), []), null);

        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Refusals[NodeApi.IdentityPath] = (404, new NodeProblem { Code = "", Detail = "", Remedy = "" });
        await Refusal<EngineException>(engine.Endpoint, null);
    }

    private static Task<KnownEngine> MeetAsync(EngineEndpoint endpoint, IReadOnlyList<byte>? pin) =>
        EngineIntroduction.MeetAsync(endpoint, pin, TimeProvider.System, default);

    private static async Task<T> Refusal<T>(EngineEndpoint endpoint, IReadOnlyList<byte>? pin)
        where T : EngineException
    {
        var act = () => MeetAsync(endpoint, pin);
        var thrown = (await act.Should().ThrowAsync<T>()).Which;
        thrown.Remedy.Should().NotBeNullOrEmpty();
        return thrown;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
