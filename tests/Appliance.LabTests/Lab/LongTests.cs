using Xunit;

namespace Appliance.LabTests.Lab;

/// <summary>Tests that take many minutes, or want a machine that does nothing else: they run when they are asked for.</summary>
internal static class LongTests
{
    private const string Switch = "APPLIANCE_LAB_LONG";

    public static void Require() => Skip.IfNot(Environment.GetEnvironmentVariable(Switch) == "1", "It takes long; ./build.sh --target Test --long runs it.");
}
