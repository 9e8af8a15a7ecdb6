using Appliance.Contracts.Nodes;
using Appliance.Machines.Secrets;

namespace Appliance.Modules.Nodes;

/// <summary>Tokens for the nodes of one command. They are asked for together, for each question to the engine starts its program.</summary>
/// <param name="names">The nodes that may need one, in the order they are begun.</param>
/// <param name="masker">Told each token before anybody else is.</param>
public sealed class JoinTokens(IEngineNodes engine, IReadOnlyList<string> names, SecretMasker masker, TimeProvider time) : IDisposable
{
    // Nobody needs to know more tokens than there will be nodes at work soon.
    private const int AtOnce = 10;

    // A token is taken at once; what lies here longer waits for a slow node before it.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<string> _waiting = [.. names];
    private readonly Dictionary<string, IssuedJoinToken> _kept = [];

    /// <returns>One that is good for a quarter of an hour at least, and is handed out only once.</returns>
    /// <exception cref="NodeCommandException">The engine gives none.</exception>
    public async Task<IssuedJoinToken> TakeAsync(string name, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _waiting.Remove(name);
            if (_kept.Remove(name, out var token) && token.Expires - time.GetUtcNow() > Reserve)
            {
                return token;
            }

            string[] wanted = [name, .. _waiting.Where(other => !_kept.ContainsKey(other)).Take(AtOnce - 1)];
            var issued = await engine.TokensAsync(wanted, cancellationToken);
            foreach (var (other, its) in wanted.Zip(issued))
            {
                Hide(its);
                _kept[other] = its;
            }

            return _kept.Remove(name, out token) ? token : throw new NodeCommandException("The engine gave no token.", "Run the command again.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Hide(IssuedJoinToken issued)
    {
        masker.Add(new Secret(issued.Token));
        if (JoinToken.TryParse(issued.Token, out var parts))
        {
            masker.Add(new Secret(parts.Secret));
        }
    }
}
