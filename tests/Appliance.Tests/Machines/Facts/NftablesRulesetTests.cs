using Appliance.Machines.Facts;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

public sealed class NftablesRulesetTests
{
    [Theory]
    [InlineData("site", "filter", "input", true)]
    [InlineData("site", "filter", "forward", false)]
    [InlineData("site", "nat", "input", false)]
    [InlineData("firewalld", "filter", "input", false)]
    [InlineData("filter", "filter", "input", false)]
    [InlineData("appliance", "filter", "input", false)]
    public void Only_a_table_of_somebodys_own_that_filters_input_counts(string table, string type, string hook, bool expected)
    {
        var json = $$$"""{"nftables": [{"metainfo": {}}, {"chain": {"family": "inet", "table": "{{{table}}}", "name": "c", "type": "{{{type}}}", "hook": "{{{hook}}}" }}]}""";

        NftablesRuleset.FiltersInput(json).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"nftables": [{"chain": {"name": "regular", "table": "site"}}, {"metainfo": {}}, 1]}""")]
    [InlineData("""{"nftables": 5}""")]
    public void Whatever_else_nft_prints_counts_as_nothing(string json)
    {
        NftablesRuleset.FiltersInput(json).Should().BeFalse();
    }
}
