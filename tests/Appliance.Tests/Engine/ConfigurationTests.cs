using System.Runtime.CompilerServices;
using Appliance.Engine.Configuration;
using FluentAssertions;
using Npgsql;

namespace Appliance.Tests.Engine;

public sealed class ConfigurationTests
{
    public static TheoryData<string> Bad() => [.. Directory.GetFiles(Folder("bad"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_configuration_is_refused_with_all_its_errors(string name)
    {
        var file = Path.Combine(Folder("bad"), name);

        var result = ConfigurationReader.Read(File.ReadAllText(file + ".json"));

        result.Configuration.Should().BeNull();
        result.Errors.Should().Equal(File.ReadAllLines(file + ".errors"));
    }

    [Fact]
    public void The_whole_configuration_is_read()
    {
        var result = ConfigurationReader.Read(File.ReadAllText(Path.Combine(Folder("good"), "whole.json")));

        result.Errors.Should().BeEmpty();
        result.Configuration.Should().BeEquivalentTo(new EngineConfiguration
        {
            Fqdn = "engine.test.org",
            AlternateNames = ["alias.test.org", "10.0.200.93"],
            Listen = new ListenConfiguration { Address = "10.0.200.93", HttpPort = 8080, HttpsPort = 8443, NodePort = 8444 },
            Database = new DatabaseConfiguration
            {
                Host = "db.test.org",
                Port = 5433,
                Name = "engine",
                User = "engine",
                PasswordFile = "/etc/appliance/secrets/database.password",
                Tls = SslMode.VerifyFull,
                CaFile = "/etc/pki/appliance/database-ca.pem",
            },
            Pki = new PkiConfiguration { Ca = "/pki/ca.pem", WebCertificate = "/pki/web.pem", WebKey = "/pki/web.key", Folder = "/pki", NodeLifetime = TimeSpan.FromDays(1826) },
            Organization = "test.org",
            ApplicationMode = ApplicationMode.Gluster,
            DataDirectory = "/var/lib/appliance/engine",
        });
    }

    [Fact]
    public void What_is_left_out_has_a_default()
    {
        var result = ConfigurationReader.Read(File.ReadAllText(Path.Combine(Folder("good"), "least.json")));

        result.Errors.Should().BeEmpty();
        result.Configuration!.Listen.Should().Be(new ListenConfiguration { Address = "*", HttpPort = 80, HttpsPort = 443, NodePort = 7443 });
        result.Configuration.ApplicationMode.Should().Be(ApplicationMode.Both);
        result.Configuration.Database.Tls.Should().Be(SslMode.Disable);
    }

    [Fact]
    public async Task A_bad_file_is_named_and_exits_with_3()
    {
        var run = await TestCommands.RunAsync("", "run", "--config", Path.Combine(Folder("bad"), "empty.json"));

        run.Code.Should().Be(3);
        run.Error.Should().Contain("empty.json").And.Contain("fqdn: is missing.").And.Contain("pki.ca: is missing.");
    }

    [Fact]
    public async Task A_file_that_is_not_there_exits_with_3() =>
        (await TestCommands.RunAsync("", "run", "--config", "/nowhere/engine.json")).Code.Should().Be(3);

    private static string Folder(string name, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "config", name);
}
