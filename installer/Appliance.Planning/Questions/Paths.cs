namespace Appliance.Planning.Questions;

internal static class Paths
{
    // PATH_MAX, limits.h
    private const int Longest = 4096;

    public static string? Parse(string text, out string path)
    {
        path = text.Length > 1 ? text.TrimEnd('/') : text;
        if (path.Length == 0 && text.Length > 0)
        {
            path = "/";
        }

        if (TextRules.ProblemForReaders(text) is { } problem)
        {
            return problem;
        }

        if (!path.StartsWith('/'))
        {
            return "does not begin with /";
        }

        if (path.Length >= Longest)
        {
            return $"is longer than {Longest - 1} characters";
        }

        if (path.Length == 1)
        {
            return null;
        }

        foreach (var range in path.AsSpan(1).Split('/'))
        {
            switch (path.AsSpan(1)[range])
            {
                case "":
                    return "has // in it";
                case "." or "..":
                    return "has . or .. in it";
            }
        }

        return null;
    }
}
