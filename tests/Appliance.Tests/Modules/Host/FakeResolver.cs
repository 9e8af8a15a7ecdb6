using System.Net;
using Appliance.Modules.Host.Ports;

namespace Appliance.Tests.Modules.Host;

/// <summary>Knows what it is told: <c>engine.test.org=10.0.200.93,2001:db8::93</c> and <c>10.0.200.93=engine.test.org</c>.</summary>
internal sealed class FakeResolver(params IReadOnlyList<string> records) : INameResolver
{
    private readonly Dictionary<string, string> _records = records.Select(record => record.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    public Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IPAddress>>(_records.TryGetValue(name, out var addresses) ? [.. addresses.Split(',').Select(IPAddress.Parse)] : []);

    public Task<string?> NameAsync(IPAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(_records.GetValueOrDefault(address.ToString()));
}
