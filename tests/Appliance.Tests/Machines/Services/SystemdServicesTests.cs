using Appliance.Machines.Services;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Services;

public sealed class SystemdServicesTests
{
    private readonly FakeCommands _commands = new();

    [Theory]
    [InlineData("LoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=enabled\n", true, true, true, "running")]
    [InlineData("LoadState=loaded\nActiveState=inactive\nSubState=dead\nUnitFileState=disabled\n", true, false, false, "dead")]
    [InlineData("LoadState=loaded\nActiveState=active\nSubState=exited\nUnitFileState=static\n", true, true, true, "exited")]
    [InlineData("LoadState=loaded\nActiveState=failed\nSubState=failed\nUnitFileState=enabled\n", true, true, false, "failed")]
    [InlineData("LoadState=loaded\nActiveState=activating\nSubState=auto-restart\nUnitFileState=enabled-runtime\n", true, true, false, "auto-restart")]
    [InlineData("LoadState=masked\nActiveState=inactive\nSubState=dead\nUnitFileState=masked\n", true, false, false, "dead")]
    [InlineData("LoadState=not-found\nActiveState=inactive\nSubState=dead\nUnitFileState=\n", false, false, false, "not-found")]
    public async Task The_state_is_what_systemctl_shows(string output, bool known, bool enabled, bool active, string subState)
    {
        _commands.On("systemctl show chrony.service", output);

        var state = await Services().StateAsync("chrony.service", CancellationToken.None);

        state.Should().Be(new ServiceState(known, enabled, active, subState));
    }

    [Theory]
    [InlineData("yes", "4711", false)]
    [InlineData("no", "4711", true)]
    [InlineData("no", "0", false)]
    public async Task A_unit_that_was_passed_over_differs_from_one_that_was_never_started(string result, string time, bool failed)
    {
        _commands.On("systemctl show chrony.service", $"LoadState=loaded\nActiveState=inactive\nSubState=dead\nUnitFileState=enabled\nConditionResult={result}\nConditionTimestampMonotonic={time}\n");

        (await Services().StateAsync("chrony.service", CancellationToken.None)).ConditionFailed.Should().Be(failed);
    }

    [Theory]
    [InlineData("LoadState=loaded\nUnitFileState=enabled\nNeedDaemonReload=no\n", false, "")]
    [InlineData("LoadState=loaded\nUnitFileState=enabled\nNeedDaemonReload=no\n", true, "daemon-reload")]
    [InlineData("LoadState=loaded\nUnitFileState=enabled\nNeedDaemonReload=yes\n", false, "daemon-reload")]
    [InlineData("LoadState=loaded\nUnitFileState=disabled\nNeedDaemonReload=yes\n", true, "enable chrony.service")]
    [InlineData("LoadState=not-found\nUnitFileState=\nNeedDaemonReload=no\n", false, "daemon-reload")]
    public async Task All_units_are_read_anew_once_where_there_is_a_reason(string output, bool changed, string asked)
    {
        _commands.On("systemctl").On("systemctl show chrony.service", output);
        IServices services = Services();

        await services.RegisterAsync("chrony.service", changed, CancellationToken.None);

        _commands.AskedLines.Where(line => !line.StartsWith("systemctl show", StringComparison.Ordinal))
            .Should().Equal(asked.Length == 0 ? [] : [$"systemctl {asked}"]);
    }

    [Fact]
    public async Task A_unit_that_was_not_known_before_is_enabled_after_the_units_were_read()
    {
        var read = false;
        _commands
            .On("systemctl show chrony.service", command => new(command, 0, $"LoadState={(read ? "loaded" : "not-found")}\nUnitFileState=disabled\n", ""))
            .On("systemctl daemon-reload", command =>
            {
                read = true;
                return new(command, 0, "", "");
            })
            .On("systemctl enable");
        IServices services = Services();

        (await services.RegisterAsync("chrony.service", false, CancellationToken.None)).Known.Should().BeTrue();

        _commands.AskedLines.Last().Should().Be("systemctl enable chrony.service");
    }

    [Fact]
    public async Task A_service_that_does_not_start_shows_its_last_log_lines()
    {
        _commands
            .On("systemctl start", exitCode: 1, error: "Job for chrony.service failed.\n")
            .On("journalctl", "Could not open /etc/chrony.conf\n");

        var starting = () => Services().StartAsync("chrony.service", CancellationToken.None);

        await starting.Should().ThrowAsync<ServiceFailedException>().WithMessage("chrony.service did not start*Could not open /etc/chrony.conf*");
    }

    [Fact]
    public async Task Without_a_log_what_systemctl_said_is_shown()
    {
        _commands
            .On("systemctl start", exitCode: 5, error: "Failed to start x.service: Unit x.service not found.\n")
            .On("journalctl");

        var starting = () => Services().StartAsync("x.service", CancellationToken.None);

        await starting.Should().ThrowAsync<ServiceFailedException>().WithMessage("*Unit x.service not found*");
    }

    [Fact]
    public async Task A_restart_is_not_refused_because_of_earlier_ones()
    {
        _commands.On("systemctl reset-failed", exitCode: 1).On("systemctl restart");

        await Services().RestartAsync("chrony.service", CancellationToken.None);

        _commands.AskedLines.Should().Equal("systemctl reset-failed chrony.service", "systemctl restart chrony.service");
    }

    private SystemdServices Services() => new(_commands);
}
