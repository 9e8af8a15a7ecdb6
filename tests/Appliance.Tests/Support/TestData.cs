using System.Runtime.CompilerServices;
using FluentAssertions;

namespace Appliance.Tests.Support;

/// <summary>Data folders beside the test that uses them, read where they are kept so that adding a case needs no build.</summary>
internal static class TestData
{
    public static string Beside(string folder, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, folder);

    /// <summary>Names of the folders in it, as theory data.</summary>
    public static TheoryData<string> Cases(string folder, [CallerFilePath] string source = "") =>
        [.. Directory.GetDirectories(Beside(folder, source)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The text is that of the checked-in file. With APPLIANCE_ACCEPT=1 in the environment the file is written instead,
    /// and its diff is what to review.
    /// </summary>
    public static void Accept(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("APPLIANCE_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        actual.Should().Be(File.Exists(file) ? File.ReadAllText(file) : "", "{0} says so", Path.GetFileName(file));
    }
}
