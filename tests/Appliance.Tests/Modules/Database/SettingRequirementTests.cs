using Appliance.Modules.Database.Configuration;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

public sealed class SettingRequirementTests
{
    [Theory]
    [InlineData("max_connections", "150", true)]
    [InlineData("max_connections", "149", false)]
    [InlineData("max_connections", "abc", false)]
    [InlineData("autovacuum_vacuum_scale_factor", "0.01", true)]
    [InlineData("autovacuum_vacuum_scale_factor", "0.2", false)]
    [InlineData("autovacuum_analyze_scale_factor", "0.05", true)]
    [InlineData("maintenance_work_mem", "65536", true)]
    [InlineData("maintenance_work_mem", "65535", false)]
    [InlineData("maintenance_work_mem", "64MB", true)]
    [InlineData("maintenance_work_mem", "1GB", true)]
    [InlineData("work_mem", "4MB", false)]
    [InlineData("work_mem", "8192kB", true)]
    [InlineData("password_encryption", "md5", false)]
    [InlineData("password_encryption", "scram-sha-256", true)]
    public void A_value_is_good_enough_or_not(string name, string value, bool good) =>
        SettingRequirement.All.Single(needed => needed.Name == name).IsMetBy(value).Should().Be(good);

    [Fact]
    public void The_problem_tells_what_is_and_what_is_needed() =>
        SettingRequirement.All[0].Problem("100").Should().Be("max_connections is 100; needed: at least 150");
}
