using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>Speaks with an engine whose CA is known; whoever that CA does not vouch for hears nothing.</summary>
public sealed class EngineClient : IEngine
{
    private readonly TimeProvider _time;
    private readonly EngineTransport _transport;

    /// <param name="own">The node's certificate with its private key; null before it has one.</param>
    public EngineClient(EngineEndpoint endpoint, X509Certificate2 ca, X509Certificate2? own, TimeProvider time)
    {
        _time = time;
        _transport = new EngineTransport(endpoint, (shown, others) => EngineTrust.Problem(endpoint, shown, others, ca, time.GetUtcNow()), own);
    }

    public string? LocalAddress => _transport.LocalAddress;

    public TimeSpan? ClockDifference { get; private set; }

    /// <exception cref="EngineException">It did not work out.</exception>
    public Task<JoinAnswer> JoinAsync(JoinRequest request, CancellationToken cancellationToken) =>
        PostAsync(NodeApi.JoinPath, request, NodeJson.Default.JoinRequest, NodeJson.Default.JoinAnswer, cancellationToken);

    public async Task<NodeSettings> SettingsAsync(CancellationToken cancellationToken) =>
        Read(await SendAsync(NodeApi.SettingsPath, null, cancellationToken), NodeJson.Default.NodeSettings);

    public Task<HeartbeatAnswer> HeartbeatAsync(Heartbeat heartbeat, CancellationToken cancellationToken) =>
        PostAsync(NodeApi.HeartbeatPath, heartbeat, NodeJson.Default.Heartbeat, NodeJson.Default.HeartbeatAnswer, cancellationToken);

    public Task ReportAsync(NodeReport report, CancellationToken cancellationToken) =>
        SendAsync(NodeApi.ReportPath, JsonSerializer.SerializeToUtf8Bytes(report, NodeJson.Default.NodeReport), cancellationToken);

    public Task<RenewAnswer> RenewAsync(RenewRequest request, CancellationToken cancellationToken) =>
        PostAsync(NodeApi.RenewPath, request, NodeJson.Default.RenewRequest, NodeJson.Default.RenewAnswer, cancellationToken);

    public async Task<string> RevocationsAsync(CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await SendAsync(NodeApi.RevocationsPath, null, cancellationToken));

    public void Dispose() => _transport.Dispose();

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
        where TAnswer : class =>
        Read(await SendAsync(path, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), cancellationToken), answerType);

    private async Task<byte[]> SendAsync(string path, byte[]? body, CancellationToken cancellationToken)
    {
        var answer = await _transport.SendAsync(path, body, cancellationToken);
        ClockDifference = _transport.Date - _time.GetUtcNow();
        return answer;
    }

    private T Read<T>(byte[] answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer, type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw _transport.Strange("its answer is not what it should be");
        }
    }
}
