using Appliance.Cli.Composition;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli;

/// <summary>Templates that a person put into /etc/appliance/templates.</summary>
public sealed class OwnTemplatesTests
{
    private const string Path = "/etc/appliance/templates/postgres/trial.conf.sbn";

    [Theory]
    [InlineData("{{ if }} nonsense", "*trial.conf.sbn is wrong: postgres/trial.conf:1:*")]
    [InlineData("{{ nothere }}", "*trial.conf.sbn is wrong: *nothere*")]
    public void A_wrong_one_fails_the_step_by_its_file_and_place(string text, string message)
    {
        using var machine = new TestMachine();
        machine.Files.CreateDirectories("/etc/appliance/templates/postgres", Ownership.PublicExecutable);
        machine.Files.WriteText(Path, text, Ownership.Public);

        var render = () => new ProductTemplates(machine.Files).Render("postgres/trial.conf", new Dictionary<string, object?>());

        render.Should().Throw<StepFailedException>().WithMessage(message).Which.Remedy.Should().Contain("remove it");
    }
}
