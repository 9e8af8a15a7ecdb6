using Appliance.Lab;
using FluentAssertions;

namespace Appliance.LabTests.Setup;

internal static class OutcomeAssertions
{
    /// <summary>The program must have ended with this code, and have said all of this on either stream.</summary>
    public static void ShouldEndWith(this CommandOutcome outcome, int exitCode, params string[] said)
    {
        var text = outcome.Output + outcome.Error;
        outcome.ExitCode.Should().Be(exitCode, "it said at last:\n{0}", outcome.LastWords());
        said.Where(part => !text.Contains(part, StringComparison.Ordinal)).Should().BeEmpty("all of this must be said; said at last was:\n{0}", outcome.LastWords());
        text.Should().NotContain("   at Appliance.", "a stack trace is no message");
    }

    /// <summary>The end of both streams.</summary>
    public static string LastWords(this CommandOutcome outcome) => string.Join('\n', (outcome.Output + outcome.Error).Split('\n').TakeLast(40));
}
