namespace Appliance.Modules.Database.Sql;

/// <summary>Names and texts as SQL writes them.</summary>
internal static class SqlText
{
    /// <exception cref="ArgumentException">It has a NUL in it, which no name can have.</exception>
    public static string Name(string name) => "\"" + WithoutNul(name).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A literal that means the same whatever <c>standard_conforming_strings</c> is.</summary>
    /// <exception cref="ArgumentException">It has a NUL in it, which no text can have.</exception>
    public static string Literal(string text)
    {
        var quoted = "'" + WithoutNul(text).Replace("'", "''", StringComparison.Ordinal) + "'";
        return text.Contains('\\', StringComparison.Ordinal) ? " E" + quoted.Replace("\\", "\\\\", StringComparison.Ordinal) : quoted;
    }

    private static string WithoutNul(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("SQL has no way to write a NUL character.", nameof(text))
        : text;
}
