using System.Net;
using System.Net.Sockets;
using Appliance.Machines.Facts;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

public sealed class ListenerReaderTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task A_port_opened_here_is_listed_with_this_process(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        var endpoint = (IPEndPoint)listener.LocalEndpoint;

        var facts = await LocalFactSource.OfThisHost().GatherAsync(CancellationToken.None);

        facts.Listeners.Should().ContainSingle(found => found.Port == endpoint.Port && found.Address.Equals(endpoint.Address))
            .Which.ProcessId.Should().Be(Environment.ProcessId);
    }
}
