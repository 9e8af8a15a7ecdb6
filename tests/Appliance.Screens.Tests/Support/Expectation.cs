using FluentAssertions;

namespace Appliance.Screens.Tests.Support;

/// <summary>
/// Compares a screen with the checked-in file that holds it. With UPDATE_EXPECTATIONS=1 in the environment the file is
/// written instead; its diff is what to review.
/// </summary>
internal static class Expectation
{
    private const string Update = "UPDATE_EXPECTATIONS";

    private static readonly string Folder = Path.Combine(Above(AppContext.BaseDirectory), "tests/Appliance.Screens.Tests/Views/expected");

    public static void Is(string name, string actual)
    {
        var file = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        actual.Should().Be(expected, "{0} must be current; {1}=1 writes it anew", Path.GetFileName(file), Update);
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appliance.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
