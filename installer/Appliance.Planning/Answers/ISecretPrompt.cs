using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>Asks a person for a secret without showing it.</summary>
public interface ISecretPrompt
{
    /// <param name="id">The answer.</param>
    /// <param name="title">What to call it.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The secret, or null when the person gave none.</returns>
    Task<Secret?> AskAsync(string id, string title, CancellationToken cancellationToken);
}
