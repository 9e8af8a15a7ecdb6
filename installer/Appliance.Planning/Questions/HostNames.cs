namespace Appliance.Planning.Questions;

/// <summary>Names of hosts: RFC 1123 section 2.1, lengths of RFC 1035 section 2.3.4.</summary>
internal static class HostNames
{
    public const int Longest = 253;
    public const int LongestLabel = 63;
    public const string LabelPattern = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    public static string? ParseFqdn(string text, out string name)
    {
        if (Parse(text, out name) is { } problem)
        {
            return problem;
        }

        if (!name.Contains('.', StringComparison.Ordinal))
        {
            return "has no domain: a full name has a dot in it";
        }

        return name.StartsWith("localhost.", StringComparison.Ordinal) || name.EndsWith(".localhost", StringComparison.Ordinal)
            ? "means every machine itself, so others cannot reach it"
            : null;
    }

    public static string? Parse(string text, out string name)
    {
        name = text.ToLowerInvariant();
        if (IpText.TryParse(text, out _))
        {
            return "is an address, not a name";
        }

        if (name is "localhost")
        {
            return "means every machine itself, so others cannot reach it";
        }

        if (name.Length > Longest)
        {
            return $"is longer than {Longest} characters";
        }

        if (name.EndsWith('.'))
        {
            return "ends with a dot";
        }

        var last = ReadOnlySpan<char>.Empty;
        foreach (var range in name.AsSpan().Split('.'))
        {
            last = name.AsSpan()[range];
            if (LabelProblem(last) is { } labelProblem)
            {
                return labelProblem;
            }
        }

        return last.ContainsAnyExceptInRange('0', '9') ? null : "ends with a part of digits only, like an address";
    }

    private static string? LabelProblem(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty)
        {
            return "has an empty part";
        }

        if (label.Length > LongestLabel)
        {
            return $"has a part longer than {LongestLabel} characters";
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return "has a character in it that names cannot have";
            }
        }

        return label[0] == '-' || label[^1] == '-' ? "has a part that begins or ends with a hyphen" : null;
    }
}
