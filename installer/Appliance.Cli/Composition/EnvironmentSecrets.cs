namespace Appliance.Cli.Composition;

/// <summary>
/// The environment as a source of secrets. What is read is taken out of it: every program that is started inherits the
/// environment, and a server keeps it in /proc for as long as it runs.
/// </summary>
internal sealed class EnvironmentSecrets
{
    private const string Answers = "APPLIANCE_";

    private readonly Dictionary<string, string?> _taken = new(StringComparer.Ordinal);

    /// <returns>The value; null when there is no such variable.</returns>
    public string? Take(string name)
    {
        if (!_taken.TryGetValue(name, out var value))
        {
            value = _taken[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, null);
        }

        return value;
    }

    /// <summary>Takes out the answers given in the environment, which may be secrets in plain text.</summary>
    public void TakeAnswers()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith(Answers, StringComparison.Ordinal)).ToList())
        {
            Take(name);
        }
    }
}
