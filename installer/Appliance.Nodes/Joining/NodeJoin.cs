using System.Globalization;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Pki.Keys;

namespace Appliance.Nodes.Joining;

/// <summary>
/// The exchange by which a key becomes a node's: asks, waits for approval where there is no token, and looks at what comes
/// back. It changes nothing on this machine, and asking again with the same key gets the same answer.
/// </summary>
/// <param name="say">Told what a person is to know meanwhile.</param>
/// <param name="awaits">Told the node's name and its four words once, when a person has to approve it.</param>
public sealed class NodeJoin(KnownEngine engine, EngineClient client, TimeProvider time, Action<string> say, Action<string, string>? awaits = null)
{
    /// <exception cref="EngineException">The engine refuses, is not the one that is meant, or nobody approved in time.</exception>
    public async Task<JoinedNode> AskAsync(KeyPair key, JoinTerms terms, CancellationToken cancellationToken)
    {
        var request = new JoinRequest
        {
            Token = terms.Secret,
            Name = terms.Name,
            MachineId = terms.MachineId,
            SigningRequest = NodeRequest.Create(terms.Name ?? terms.Facts.HostName, terms.Addresses, key),
            Addresses = terms.Addresses,
            Facts = terms.Facts,
        };
        var words = FourWords.Of(engine.Ca, key.PublicKey);
        var patience = new Patience(terms.Patience, time, say);
        var end = time.GetUtcNow() + terms.Patience;
        var isTold = false;
        while (true)
        {
            var answer = await patience.TryAsync(token => client.JoinAsync(request, token), cancellationToken);
            RequireWords(answer, words);
            if (answer.State == JoinState.Joined)
            {
                return Accept(answer, key);
            }

            if (!isTold)
            {
                say($"This node waits for approval. On the engine: appliance node approve {answer.Name}\nWords: {words} (they must be the same there).");
                awaits?.Invoke(answer.Name, words);
                isTold = true;
            }

            if (time.GetUtcNow() >= end)
            {
                throw new EngineException(
                    $"Nobody approved this node within {terms.Patience.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} minutes. It still waits.",
                    $"On the engine: `appliance node approve {answer.Name}` (words: {words}). Then run the same command here again.");
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(answer.AskAgainSeconds ?? 5, 1, 60)), time, cancellationToken);
        }
    }

    private static void RequireWords(JoinAnswer answer, string words)
    {
        if (answer.Words != words)
        {
            throw new EngineUntrustedException(
                $"The engine has other words for this node than this node has ({words}): it has another key or CA before it, so somebody sits between.",
                "Look at the name and the address of the engine, and join with a token: it carries the fingerprint of the engine's CA.");
        }
    }

    private JoinedNode Accept(JoinAnswer answer, KeyPair key)
    {
        if (answer.HostId is not { } id || answer.Certificate is not { } pem)
        {
            throw new EngineException("The engine says that this node has joined, and gives no certificate.", "Use the same version of the program on the engine and on this machine.");
        }

        NodeRequest.RequireFitting(pem, key, engine.Ca, time.GetUtcNow());
        var identity = new NodeIdentity { Engine = engine.Endpoint.ToString(), Addresses = engine.Endpoint.Addresses, Name = answer.Name, HostId = id };
        return new JoinedNode(identity, pem.TrimEnd() + "\n", engine.Ca.ExportCertificatePem() + "\n", answer.Words);
    }
}
