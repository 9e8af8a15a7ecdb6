using Appliance.Templating;
using Appliance.Templating.Escaping;
using FluentAssertions;

namespace Appliance.Tests.Templating.Escaping;

public sealed class EscapingFunctionTests
{
    [Theory]
    [InlineData("pg_quote", "it's C:\\x", "'it''s C:\\\\x'")]
    [InlineData("pg_quote", "", "''")]
    [InlineData("pg_hba_quote", "all", "\"all\"")]
    [InlineData("pg_hba_quote", "+a,b #@c d", "\"+a,b #@c d\"")]
    [InlineData("sql_literal", "'; drop table x; --", "'''; drop table x; --'")]
    [InlineData("sql_literal", "\\'", " E'\\\\'''")]
    [InlineData("sql_literal", "a\nb\r", " E'a\\nb\\r'")]
    [InlineData("sql_identifier", "a\"; b", "\"a\"\"; b\"")]
    [InlineData("shell_quote", "a'b $(rm) `x` \\", "'a'\\''b $(rm) `x` \\'")]
    [InlineData("shell_quote", "", "''")]
    [InlineData("nft_quote", "web \\ é ; }", "\"web \\ é ; }\"")]
    [InlineData("xml_escape", "<a b=\"c\" d='e'>&\t\n\r😀", "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;&#9;&#10;&#13;😀")]
    [InlineData("json_quote", "a\"b\\c\n\0é😀", "\"a\\\"b\\\\c\\n\\u0000é\\uD83D\\uDE00\"")]
    [InlineData("systemd_quote", "a \"b\" \\ 100% ;\t", "\"a \\\"b\\\" \\\\ 100%% ;\\t\"")]
    [InlineData("systemd_exec_quote", "$HOME 50%", "\"$$HOME 50%%\"")]
    [InlineData("systemd_env_quote", "OPTS=-x \"y\" $z %i", "\"OPTS=-x \\\"y\\\" $z %%i\"")]
    [InlineData("systemd_text", "The engine \"x\" at 100%", "The engine \"x\" at 100%%")]
    [InlineData("ini_value", "jdbc:x;y=1#z", "jdbc:x;y=1#z")]
    [InlineData("hosts_name", "node-1.Example.com", "node-1.Example.com")]
    [InlineData("exports_path", "/a b/\"c\"\\#é", "/a\\040b/\\042c\\042\\134\\043\\303\\251")]
    [InlineData("yaml_quote", "a: \"b\" # \\ \n\u0085\u0007 é😀", "\"a: \\\"b\\\" # \\\\ \\n\\x85\\x07 é😀\"")]
    [InlineData("chrony_value", "2001:db8::/32", "2001:db8::/32")]
    [InlineData("ifcfg_quote", "a \"b\" $c `d` \\ 'e'", "\"a \\\"b\\\" \\$c \\`d\\` \\\\ 'e'\"")]
    [InlineData("line_value", "anything # \"goes\" \\ ", "anything # \"goes\" \\ ")]
    public void A_value_is_written_so_that_its_syntax_reads_it_back(string function, string value, string expected) =>
        EscapingFunctions.All[function].Apply(value).Should().Be(expected);

    [Theory]
    [InlineData("pg_quote", "a\nb")]
    [InlineData("pg_quote", "a\0b")]
    [InlineData("pg_hba_quote", "")]
    [InlineData("pg_hba_quote", "a\"b")]
    [InlineData("pg_hba_quote", "a\nhost all all all trust")]
    [InlineData("pg_hba_quote", "/.*")]
    [InlineData("sql_literal", "a\0")]
    [InlineData("sql_identifier", "")]
    [InlineData("sql_identifier", "a\0")]
    [InlineData("sql_identifier", "a123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("shell_quote", "a\0b")]
    [InlineData("nft_quote", "a\" accept #")]
    [InlineData("nft_quote", "a\nb")]
    [InlineData("nft_quote", "$x")]
    [InlineData("nft_quote", "a\u001bb")]
    [InlineData("xml_escape", "a\0b")]
    [InlineData("xml_escape", "a\u000bb")]
    [InlineData("xml_escape", "\uFFFF")]
    [InlineData("systemd_quote", "a\nExecStart=/bin/sh")]
    [InlineData("systemd_quote", "$x")]
    [InlineData("systemd_exec_quote", "a\r")]
    [InlineData("systemd_env_quote", "no assignment")]
    [InlineData("systemd_env_quote", "A B=c")]
    [InlineData("systemd_env_quote", "1A=c")]
    [InlineData("systemd_env_quote", "A=b\nc")]
    [InlineData("systemd_text", "a\\")]
    [InlineData("systemd_text", " a")]
    [InlineData("systemd_text", "a\nb")]
    [InlineData("ini_value", "a\n[b]")]
    [InlineData("ini_value", " a")]
    [InlineData("ini_value", "a ")]
    [InlineData("ini_value", "a ; b")]
    [InlineData("ini_value", "#a")]
    [InlineData("ini_value", "\"a\"")]
    [InlineData("hosts_name", "")]
    [InlineData("hosts_name", "a b")]
    [InlineData("hosts_name", "a..b")]
    [InlineData("hosts_name", "-a")]
    [InlineData("hosts_name", "a_b")]
    [InlineData("hosts_name", "a\n127.0.0.1 b")]
    [InlineData("exports_path", "relative")]
    [InlineData("exports_path", "/a\nb")]
    [InlineData("chrony_value", "")]
    [InlineData("chrony_value", "a b")]
    [InlineData("chrony_value", "a\nb")]
    [InlineData("chrony_value", "a#b")]
    [InlineData("chrony_value", "!a")]
    [InlineData("ifcfg_quote", "a\nb")]
    [InlineData("line_value", "a\nb")]
    [InlineData("line_value", "a\u2028b")]
    public void A_value_its_syntax_cannot_express_is_refused(string function, string value)
    {
        var apply = () => EscapingFunctions.All[function].Apply(value);

        apply.Should().Throw<UnquotableValueException>().Which.Message.Should().NotContain("ExecStart=/bin");
    }

    [Theory]
    [InlineData("xml_escape")]
    [InlineData("json_quote")]
    [InlineData("yaml_quote")]
    [InlineData("exports_path")]
    public void Half_a_surrogate_pair_is_refused(string function)
    {
        var apply = () => EscapingFunctions.All[function].Apply("/a\ud83d");

        apply.Should().Throw<UnquotableValueException>();
    }

    [Fact]
    public void A_comment_of_nft_may_have_128_bytes()
    {
        EscapingFunctions.All["nft_quote"].Apply(new string('é', 64)).Should().HaveLength(66);

        var apply = () => EscapingFunctions.All["nft_quote"].Apply(new string('é', 64) + "x");
        apply.Should().Throw<UnquotableValueException>();
    }
}
