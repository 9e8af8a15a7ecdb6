using Appliance.Engine.Configuration;

namespace Appliance.Engine.Commands;

/// <summary>What a verb was given.</summary>
internal sealed record CommandOptions(EngineConfiguration Configuration, string? User)
{
    /// <summary>Reads <c>--config FILE</c> and <c>--user NAME</c>; says what is wrong with them.</summary>
    public static (string? File, string? User, string? Wrong) Parse(IReadOnlyList<string> options)
    {
        string? file = null, user = null;
        for (var index = 0; index < options.Count; index += 2)
        {
            var value = index + 1 < options.Count ? options[index + 1] : null;
            if (value is null)
                return (null, null, $"'{options[index]}' wants a value after it.");
            switch (options[index])
            {
                case "--config":
                    file = value;
                    break;
                case "--user":
                    user = value;
                    break;
                default:
                    return (null, null, $"There is no option '{options[index]}'.");
            }
        }

        return file is null ? (null, null, "Give --config FILE.") : (file, user, null);
    }
}
