using System.Runtime.InteropServices;
using Appliance.Machines;
using Appliance.Machines.Commands;
using FluentAssertions;

namespace Appliance.Tests.Machines;

public sealed class SystemCasTests
{
    [Fact]
    public async Task They_are_looked_for_nowhere_by_this_process_and_as_ever_by_those_it_starts()
    {
        const string Variable = "SSL_CERT_FILE";
        var before = Environment.GetEnvironmentVariable(Variable);

        SystemCas.Forget();

        Marshal.PtrToStringUTF8(getenv(Variable)).Should().Be("/dev/null", "OpenSSL asks the C library");
        Environment.GetEnvironmentVariable(Variable).Should().Be(before);
        var child = await new LocalCommandRunner().RunAsync(Command.Of("env"), default);
        child.Output.Split('\n').Where(line => line.StartsWith("SSL_CERT_", StringComparison.Ordinal)).Should().NotContain(line => line.EndsWith("=/dev/null"));
    }

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern nint getenv(string name);
}
