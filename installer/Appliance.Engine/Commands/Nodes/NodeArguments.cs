namespace Appliance.Engine.Commands.Nodes;

/// <summary>What a <c>node</c> verb was given.</summary>
internal sealed record NodeArguments
{
    public required string ConfigurationFile { get; init; }

    /// <summary>What is no option.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public string? Lifetime { get; init; }

    public bool Force { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    public static (NodeArguments? Arguments, string? Wrong) Parse(IReadOnlyList<string> words)
    {
        string? file = null, lifetime = null;
        var force = false;
        List<string> values = [], names = [];
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (word is "--config" or "--name" or "--lifetime" && index + 1 == words.Count)
                return (null, $"'{word}' wants a value after it.");
            switch (word)
            {
                case "--config":
                    file = words[++index];
                    break;
                case "--name":
                    names.Add(words[++index]);
                    break;
                case "--lifetime":
                    lifetime = words[++index];
                    break;
                case "--force":
                    force = true;
                    break;
                case ['-', ..]:
                    return (null, $"There is no option '{word}'.");
                default:
                    values.Add(word);
                    break;
            }
        }

        return file is null
            ? (null, "Give --config FILE.")
            : (new NodeArguments { ConfigurationFile = file, Values = values, Names = names, Lifetime = lifetime, Force = force }, null);
    }
}
