using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Tests.Support;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>What somebody before the screen sees, in files to be looked at.</summary>
public sealed class PageLooksTests
{
    public static TheoryData<string> Pages { get; } = ["welcome", "engine", "database", "network", "storage", "nodes", "review", "choices", "record", "help", "list", "secret-wrong"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_look_as_expected_with_lines_and_colours(string page) => Looks(page, "unicode", new TerminalCapabilities());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_look_as_expected_on_a_serial_line(string page) => Looks(page, "ascii", TestWizard.Serial);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_look_as_expected_in_Chinese(string page) => Looks(page, "chinese", new TerminalCapabilities(), Language.Chinese);

    [Theory]
    [InlineData("nodes")]
    [InlineData("review")]
    public void Pages_use_a_larger_window(string page) => Looks(page, "large", new TerminalCapabilities(), size: new(120, 40));

    private static void Looks(string page, string look, TerminalCapabilities terminal, Language? language = null, TerminalSize? size = null)
    {
        using var wizard = new TestWizard(page is "nodes" or "review" or "record" ? Product.Ask(Nodes) : null, terminal, size, language);
        Show(page, wizard);
        Expectation.FileIs(TestData.Beside($"expected/{page}.{look}.txt"), wizard.Text);
    }

    private static AnswerSource Nodes => AnswerSource.FromFile("site.yaml", """
        version: 1
        nodes:
          hosts:
            - { name: node1.test.org, address: 10.0.200.71 }
            - { name: node2.test.org, address: 10.0.200.72, power: { type: ipmilan, address: 10.0.201.72, user: admin } }
            - { name: node 3, address: 10.0.200.73 }
            - { name: node4.test.org }
        """);

    private static void Show(string page, TestWizard wizard)
    {
        switch (page)
        {
            case "welcome":
                break;
            case "review":
                wizard.OpenReview();
                break;
            case "choices":
                wizard.At("network.management.interface").Press(Key.Enter);
                break;
            case "record":
                wizard.At("nodes.hosts").Press(Key.Down, Key.Enter, Key.End, Key.Up);
                break;
            case "help":
                wizard.At("engine.fqdn").Press(Key.F1);
                break;
            case "list":
                wizard.Open("database").Press(Key.F6, Key.Down);
                break;
            case "secret-wrong":
                wizard.At("engine.adminPassword").Type("engine1").Press(Key.Tab).Type("engine2").Press(Key.Tab);
                break;
            default:
                wizard.Open(page);
                break;
        }
    }
}
