using Appliance.Machines.Secrets;
using Appliance.Modules.Nodes;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

public sealed class JoinTokensTests
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 12).Select(number => $"node{number}")];

    private readonly FakeEngineNodes _engine = new();
    private readonly SecretMasker _masker = new();

    [Fact]
    public async Task The_engine_is_asked_once_for_ten_nodes()
    {
        using var tokens = Tokens();
        var taken = await Task.WhenAll(Names.Select(name => tokens.TakeAsync(name, default)));
        _engine.Asked.Should().Equal($"tokens {string.Join(' ', Names[..10])}", "tokens node11 node12");
        taken.Select(token => token.Name).Should().Equal(Names);
        taken.Select(token => token.Token).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task None_is_handed_out_twice_and_none_is_made_for_a_node_that_has_one()
    {
        using var tokens = Tokens();
        var third = await tokens.TakeAsync("node3", default);
        var again = await tokens.TakeAsync("node3", default);
        again.Token.Should().NotBe(third.Token);
        await tokens.TakeAsync("stranger", default);
        _engine.Asked.Should().Equal(
            "tokens node3 node1 node2 node4 node5 node6 node7 node8 node9 node10",
            "tokens node3 node11 node12",
            "tokens stranger");
    }

    [Fact]
    public async Task One_whose_time_is_nearly_over_is_not_used()
    {
        _engine.Expires = DateTimeOffset.UtcNow.AddMinutes(14);
        using var tokens = Tokens();
        await tokens.TakeAsync("node1", default);
        await tokens.TakeAsync("node2", default);
        _engine.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task All_of_them_are_hidden_before_they_are_used()
    {
        using var tokens = Tokens();
        await tokens.TakeAsync("node1", default);
        var next = await tokens.TakeAsync("node2", default);
        _engine.Asked.Should().ContainSingle();
        _masker.Apply(next.Token).Should().NotContain("apj1.");
    }

    private JoinTokens Tokens() => new(_engine, Names, _masker, TimeProvider.System);
}
