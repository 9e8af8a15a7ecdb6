using Appliance.Planning.Checks;
using Appliance.Tests.Support;

namespace Appliance.Tests.Planning.Checks;

public sealed class ChecksReferenceTests
{
    [Fact]
    public void The_page_lists_each_check_and_whether_it_can_be_waived() =>
        Expectation.IsCurrent("tests/Appliance.Tests/Planning/Checks/expected/checks.md", ChecksReference.Write([new Waivable(), new Strict()]));

    private sealed class Waivable() : Check("memory-minimum", "Enough memory", "4 GiB | 16 GiB are looked for.")
    {
        public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Strict() : Check("root", "Run as root | or not", "Files under /etc belong to root.")
    {
        public override bool Waivable => false;

        public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
