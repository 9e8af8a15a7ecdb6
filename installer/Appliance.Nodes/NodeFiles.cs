using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Appliance.Machines.Files;
using Appliance.Pki;
using Appliance.Pki.Keys;

namespace Appliance.Nodes;

/// <summary>What a node keeps on disk of who it is. A file that is missing or of no use reads as null.</summary>
public sealed class NodeFiles(IMachineFiles files)
{
    public NodeIdentity? Identity() => Read(NodePaths.Identity, text => JsonSerializer.Deserialize(text, NodeFilesJson.Default.NodeIdentity));

    public void Write(NodeIdentity identity) => files.WriteText(NodePaths.Identity, TextOf(identity), Ownership.Public);

    /// <summary>The identity as its file holds it.</summary>
    public static string TextOf(NodeIdentity identity) => JsonSerializer.Serialize(identity, NodeFilesJson.Default.NodeIdentity) + "\n";

    public AgentState? AgentState() => Read(NodePaths.AgentState, text => JsonSerializer.Deserialize(text, NodeFilesJson.Default.AgentState));

    public void Write(AgentState state) =>
        files.WriteText(NodePaths.AgentState, JsonSerializer.Serialize(state, NodeFilesJson.Default.AgentState) + "\n", Ownership.Public);

    public X509Certificate2? Ca() => CertificateAt(NodePaths.Ca);

    public X509Certificate2? Certificate() => CertificateAt(NodePaths.Certificate);

    public KeyPair? Key() => Text(NodePaths.Key) is { } pem && KeyPair.FromPem(pem).Succeeded(out var key, out _) ? key : null;

    /// <summary>The certificate with its key, to speak with; null when either is missing or they do not belong together.</summary>
    public X509Certificate2? Credentials()
    {
        if (Text(NodePaths.Certificate) is not { } certificate || Text(NodePaths.Key) is not { } key)
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private X509Certificate2? CertificateAt(string path) =>
        Text(path) is { } pem && CertificatePem.ReadFirst(pem).Succeeded(out var certificate, out _) ? certificate : null;

    private T? Read<T>(string path, Func<string, T?> parse)
        where T : class
    {
        try
        {
            return Text(path) is { } text ? parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Text(string path)
    {
        try
        {
            return files.ReadTextOrNull(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
