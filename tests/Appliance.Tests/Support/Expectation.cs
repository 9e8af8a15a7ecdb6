using FluentAssertions;

namespace Appliance.Tests.Support;

/// <summary>
/// Compares a text that the program makes with the checked-in file that holds it. With UPDATE_EXPECTATIONS=1 in
/// the environment the file is written instead; its diff is what to review.
/// </summary>
internal static class Expectation
{
    private const string Update = "UPDATE_EXPECTATIONS";

    /// <summary>The folder of the solution.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <param name="path">Where the text is kept, from the repository's root: <c>docs/reference/checks.md</c>.</param>
    public static void IsCurrent(string path, string actual) => FileIs(Path.Combine(Repository, path), actual);

    /// <param name="file">Path of the file that holds the text.</param>
    public static void FileIs(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        actual.Should().Be(expected, "{0} must be current; {1}=1 writes it anew", Path.GetFileName(file), Update);
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appliance.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
