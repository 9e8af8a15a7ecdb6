using System.Runtime.CompilerServices;

namespace Appliance.Tests.Support;

/// <summary>Data folders beside the test that uses them, read where they are kept so that adding a case needs no build.</summary>
internal static class TestData
{
    public static string Beside(string folder, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, folder);

    /// <summary>Names of the folders in it, as theory data.</summary>
    public static TheoryData<string> Cases(string folder, [CallerFilePath] string source = "") =>
        [.. Directory.GetDirectories(Beside(folder, source)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
