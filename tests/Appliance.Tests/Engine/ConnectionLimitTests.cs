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
        var port = new ConnectionLimit(2).Guard(_ =>
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
}
