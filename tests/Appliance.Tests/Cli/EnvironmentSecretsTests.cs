using Appliance.Cli.Composition;
using FluentAssertions;

namespace Appliance.Tests.Cli;

/// <summary>Guards against servers that keep the administrator's password in their environment.</summary>
public sealed class EnvironmentSecretsTests
{
    [Fact]
    public void A_secret_that_was_read_is_not_inherited_and_can_be_read_again()
    {
        const string Name = "A_SECRET_OF_THIS_TEST";
        Environment.SetEnvironmentVariable(Name, "canary");
        var environment = new EnvironmentSecrets();

        environment.Take(Name).Should().Be("canary");
        environment.Take(Name).Should().Be("canary");
        Environment.GetEnvironmentVariable(Name).Should().BeNull();
    }
}
