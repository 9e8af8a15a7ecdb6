using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Machines.Files;
using Appliance.Pki;
using Appliance.Pki.Keys;

namespace Appliance.Nodes;

/// <summary>What a node keeps on disk of who it is. A file that is missing or of no use reads as null.</summary>
public sealed class NodeFiles(IMachineFiles files)
{
    public NodeIdentity? Identity() => Text(NodePaths.Identity) is { } text ? ReadIdentity(text) : null;

    public void Write(NodeIdentity identity) => files.WriteText(NodePaths.Identity, TextOf(identity), Ownership.Public);

    /// <summary>The identity as its file holds it.</summary>
    public static string TextOf(NodeIdentity identity) => JsonSerializer.Serialize(identity, NodeFilesJson.Default.NodeIdentity) + "\n";

    /// <returns>Null when the text is no identity.</returns>
    public static NodeIdentity? ReadIdentity(string text) => Parse(text, NodeFilesJson.Default.NodeIdentity);

    public AgentState? AgentState() => Text(NodePaths.AgentState) is { } text ? Parse(text, NodeFilesJson.Default.AgentState) : null;

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

    private static T? Parse<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
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
