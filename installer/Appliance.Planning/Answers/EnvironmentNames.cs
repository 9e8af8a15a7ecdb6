using System.Text;

namespace Appliance.Planning.Answers;

/// <summary>
/// Names of environment variables that give answers: <c>engine.adminPassword</c> is
/// <c>APPLIANCE_ENGINE_ADMIN_PASSWORD</c>, each word of an id in capitals, joined by underscores.
/// </summary>
public static class EnvironmentNames
{
    public const string Prefix = "APPLIANCE_";

    /// <summary>Beginnings of variables that are not answers: the program's own switches, tests and builds.</summary>
    public static readonly IReadOnlyList<string> Reserved =
    [
        "APPLIANCE_LAB_", "APPLIANCE_TEST_", "APPLIANCE_BENCH_", "APPLIANCE_BUILD_", "APPLIANCE_ARTIFACTS",
        "APPLIANCE_LANG", "APPLIANCE_LOG", "APPLIANCE_DEBUG", "APPLIANCE_VERSION",
    ];

    public static string For(string id)
    {
        var name = new StringBuilder(Prefix, Prefix.Length + id.Length + 8);
        for (var i = 0; i < id.Length; i++)
        {
            var c = id[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && id[i - 1] != '.')
            {
                name.Append('_');
            }

            name.Append(c == '.' ? '_' : char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    internal static bool IsReserved(string variable)
    {
        foreach (var beginning in Reserved)
        {
            if (variable.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
