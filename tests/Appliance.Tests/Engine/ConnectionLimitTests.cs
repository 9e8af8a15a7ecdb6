using System.Net;
using Appliance.Engine.Hosting;
using FluentAssertions;
using Microsoft.AspNetCore.Connections;

namespace Appliance.Tests.Engine;

public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task One_more_than_the_most_is_closed_and_a_place_that_is_left_is_given_again()
    {
        var end = new TaskCompletionSource();
        var served = 0;
        var port = new ConnectionLimit(2, 2).Guard(_ =>
        {
            served++;
            return end.Task;
        });
        var (first, second) = (port(new DefaultConnectionContext()), port(new DefaultConnectionContext()));

        var third = new DefaultConnectionContext();
        var closed = new TaskCompletionSource();
        third.ConnectionClosed.Register(closed.SetResult);
        await port(third);
        served.Should().Be(2);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        end.SetResult();
        await Task.WhenAll(first, second);
        await port(new DefaultConnectionContext());
        served.Should().Be(3);
    }

    [Fact]
    public async Task One_address_takes_no_more_than_its_share()
    {
        var end = new TaskCompletionSource();
        var served = 0;
        var port = new ConnectionLimit(10, 1).Guard(_ =>
        {
            served++;
            return end.Task;
        });

        var first = port(From("10.0.0.1"));
        await port(From("10.0.0.1"));
        served.Should().Be(1);
        var other = port(From("10.0.0.2"));
        served.Should().Be(2);

        end.SetResult();
        await Task.WhenAll(first, other);
        await port(From("10.0.0.1"));
        served.Should().Be(3);
    }

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40000) };
}
