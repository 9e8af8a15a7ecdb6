using System.Text.Json;
using System.Xml.Linq;
using Appliance.Templating.Escaping;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.RepresentationModel;

namespace Appliance.Tests.Templating.Escaping;

/// <summary>Escaped values handed to what reads them.</summary>
public sealed class RealConsumerTests
{
    private static readonly string[] Hostile =
    [
        "", " ", "a b", "it's", "\"", "\\", "\\\\'\"", "$HOME $(id) `id` ${x}", "!x", "*", "~", "#", ";&|<>", "%i", "é😀", "-n", "a\\", "'; id; '", "\t",
    ];

    [Fact]
    public void A_shell_reads_a_quoted_word_back()
    {
        string[] values = [.. Hostile, "two\nlines\n", "\r"];

        Shell.Words(values.Select(EscapingFunctions.All["shell_quote"].Apply)).Should().Equal(values);
    }

    [Fact]
    public void A_shell_that_reads_an_ifcfg_file_gets_the_value()
    {
        var values = Hostile.Where(value => value != "\t").ToArray();

        Shell.Words(values.Select(EscapingFunctions.All["ifcfg_quote"].Apply)).Should().Equal(values);
    }

    [Fact]
    public void A_JSON_reader_gets_any_text_back() => RoundTrip("json_quote", quoted =>
    {
        using var document = JsonDocument.Parse(quoted);
        return document.RootElement.GetString();
    });

    [Fact]
    public void An_XML_reader_gets_any_text_back_from_text_and_attributes()
    {
        RoundTrip("xml_escape", escaped => XElement.Parse($"<a>{escaped}</a>", LoadOptions.PreserveWhitespace).Value);
        RoundTrip("xml_escape", escaped => XElement.Parse($"<a b=\"{escaped}\"/>").Attribute("b")!.Value);
    }

    [Fact]
    public void A_YAML_reader_gets_any_text_back() => RoundTrip("yaml_quote", quoted =>
    {
        var stream = new YamlStream();
        stream.Load(new StringReader($"key: {quoted}\n"));
        return ((YamlScalarNode)stream.Documents[0].RootNode["key"]).Value;
    });

    /// <summary>Every text that is not refused comes back as it was.</summary>
    private static void RoundTrip(string function, Func<string, string?> read)
    {
        foreach (var value in Hostile)
            read(EscapingFunctions.All[function].Apply(value)).Should().Be(value);
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => ComesBack(text.Get)).QuickCheckThrowOnFailure();

        bool ComesBack(string value)
        {
            try
            {
                return read(EscapingFunctions.All[function].Apply(value)) == value;
            }
            catch (Appliance.Templating.UnquotableValueException)
            {
                return true;
            }
        }
    }

    [SkippableFact]
    public void The_firewall_reads_a_quoted_comment()
    {
        Skip.IfNot(Nft.Accepts("\"plain\""), "nft cannot check a ruleset here");

        foreach (var value in Hostile.Append(new string('x', 128)))
        {
            string quoted;
            try
            {
                quoted = EscapingFunctions.All["nft_quote"].Apply(value);
            }
            catch (Appliance.Templating.UnquotableValueException)
            {
                continue;
            }
            Nft.Accepts(quoted).Should().BeTrue($"{quoted} is a comment");
        }
    }
}
