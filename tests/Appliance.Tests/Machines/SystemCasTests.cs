using System.Runtime.InteropServices;
using Appliance.Machines;
using Appliance.Machines.Commands;
using FluentAssertions;

namespace Appliance.Tests.Machines;

public sealed class SystemCasTests : IDisposable
{
    private static readonly string[] Variables = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

    public void Dispose()
    {
        foreach (var variable in Variables)
        {
            _ = Environment.GetEnvironmentVariable(variable) is { } value ? setenv(variable, value, 1) : unsetenv(variable);
        }
    }

    [Fact]
    public async Task They_are_looked_for_nowhere_by_this_process_and_as_ever_by_those_it_starts()
    {
        SystemCas.Forget();

        Variables.Select(variable => Marshal.PtrToStringUTF8(getenv(variable))).Should().OnlyContain(value => value == "/dev/null", "OpenSSL asks the C library");
        var child = await new LocalCommandRunner().RunAsync(Command.Of("env"), default);
        child.Output.Split('\n').Should().NotContain(Variables.Select(variable => variable + "=/dev/null"));
    }

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern nint getenv(string name);

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int setenv(string name, string value, int overwrite);

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int unsetenv(string name);
}
