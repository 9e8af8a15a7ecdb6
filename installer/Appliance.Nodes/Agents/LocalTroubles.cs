using System.Security.Cryptography;
using Appliance.Machines.Commands;

namespace Appliance.Nodes.Agents;

/// <summary>What the agent could not do on its own machine: a full disk, a broken file. Each is said once, until it works again.</summary>
internal sealed class LocalTroubles(Action<string> say)
{
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);

    /// <summary>What does not work now.</summary>
    public IEnumerable<string> All => _troubles.Values;

    /// <param name="what">What is tried, to follow "could not": the same words for the same thing.</param>
    public async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
            _troubles.Remove(what);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException or CommandFailedException or CommandTimeoutException or CommandNotFoundException)
        {
            var trouble = $"The agent could not {what}: {e.Message.ReplaceLineEndings(" ")}";
            if (_troubles.GetValueOrDefault(what) != trouble)
            {
                say(trouble);
            }

            _troubles[what] = trouble;
        }
    }
}
