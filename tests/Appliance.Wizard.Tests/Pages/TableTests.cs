using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>Lists of records: added, changed, copied, removed, pasted and read.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_row_is_added_by_the_fields_of_its_record()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Type("a").Type("node1.test.org").Press(Key.Enter, Key.Enter, Key.Enter, Key.Enter);
        Names(wizard).Should().Equal("node1.test.org");
        wizard.Text.Should().Contain("Nodes (1)").And.NotContain("row 1");
    }

    [Fact]
    public void A_row_is_not_added_while_something_is_missing_and_Esc_leaves_nothing_behind()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Press(Key.Insert).Text.Should().NotContain("A value is needed. Expected");
        wizard.Press(Key.Enter, Key.Enter, Key.Enter, Key.Enter).Text.Should().Contain("A value is needed. Expected");
        wizard.Press(Key.Escape);
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void A_row_is_changed_copied_and_removed()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Paste("node1=10.0.0.1\nnode2=10.0.0.2\n").Press(Key.Home);
        wizard.Press(Key.Enter).Retype("node9").Press(Key.Enter, Key.Enter, Key.Enter, Key.Enter);
        Names(wizard).Should().Equal("node9", "node2");
        wizard.Type("c").Text.Should().Contain("is already given by item 1, counted from 1");
        wizard.Retype("node3").Press(Key.Tab).Retype("10.0.0.3").Press(Key.Enter, Key.Enter, Key.Enter);
        Names(wizard).Should().Equal("node9", "node3", "node2");
        wizard.Press(Key.Home, Key.Delete).Text.Should().Contain("Remove this?").And.Contain("node9  10.0.0.1");
        wizard.Press(Key.Escape);
        Names(wizard).Should().HaveCount(3);
        wizard.Press(Key.Delete, Key.Enter);
        Names(wizard).Should().Equal("node3", "node2");
    }

    [Fact]
    public void A_record_in_a_row_has_a_box_of_its_own()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Paste("node1").Press(Key.Enter, Key.Tab, Key.Tab, KeyPress.Of(' '), Key.Down, Key.Down, Key.Down, Key.Enter);
        wizard.Text.Should().Contain("Power management");
        wizard.Type("ipmilan").Press(Key.Tab).Type("10.0.1.1").Press(Key.Tab).Type("admin");
        wizard.Interview.Text("nodes.hosts[0].power.address").Should().Be("10.0.1.1");
        wizard.Press(Key.Escape, Key.Right, Key.Enter);
        wizard.Interview.Look("nodes.hosts[0].power").Given.Should().BeNull();
    }

    [Fact]
    public void Esc_asks_before_it_drops_what_was_typed_into_a_row()
    {
        using var wizard = new TestWizard();
        wizard.At("network.bonds").Type("a").Type("bond0").Press(Key.Escape).Text.Should().Contain("Drop what was typed here?").And.Contain("<<Keep it>>");
        wizard.Press(Key.Enter).Text.Should().Contain("bond0");
        wizard.Interview.Text("network.bonds[0].name").Should().Be("bond0");
        wizard.Press(Key.Escape, Key.Escape);
        wizard.Interview.Text("network.bonds[0].name").Should().Be("bond0", "Esc of the question keeps it too");
        wizard.Press(Key.Escape, Key.Right, Key.Enter);
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void What_is_typed_at_a_default_replaces_it()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Type("a").Type("node75").Press(Key.Tab);
        wizard.Type("mgmt.example.org");
        wizard.Interview.Text("nodes.hosts[0].address").Should().Be("mgmt.example.org");
    }

    [Fact]
    public void A_hundred_nodes_are_pasted_at_once()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts");
        wizard.Builds = 0;
        wizard.Paste(string.Join('\n', Enumerable.Range(1, 100).Select(i => $"node{i}.test.org=10.0.200.{i}")));
        Names(wizard).Should().HaveCount(100);
        wizard.Text.Should().Contain("Taken: 100.").And.Contain("Nodes (100)");
        wizard.Builds.Should().Be(1);
    }

    [Fact]
    public void Lines_that_are_not_good_are_told_with_why()
    {
        using var wizard = new TestWizard();
        wizard.At("nodes.hosts").Paste("name,address\nnode1,10.0.0.1\nnode2 10.0.0.2\n-bad-\nnode4=999.0.0.1.\none two three\nnode1\n# nothing\nnode5\n");
        Names(wizard).Should().Equal("node1", "node2", "node5");
        wizard.Text.Should().Contain("Taken: 3. Not taken: 4.").And.Contain("Line 4: ").And.Contain("Line 5: ").And.Contain("Line 6: It is not understood").And.Contain("Line 7: ");
    }

    [Theory]
    [InlineData("nodes.csv", "name,address\nnode1,10.0.0.1\nnode2,10.0.0.2\n")]
    [InlineData("nodes.yaml", "- name: node1\n  address: 10.0.0.1\n- { name: node2 }\n")]
    [InlineData("site.yaml", "version: 1\nnodes:\n  hosts:\n    - name: node1\n    - name: node2\n")]
    public void Nodes_are_read_from_a_file(string name, string text)
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts[$"/root/{name}"] = text;
        wizard.At("nodes.hosts").Type("f").Type($"/root/{name}").Press(Key.Enter, Key.Enter);
        Names(wizard).Should().Equal("node1", "node2");
    }

    [Fact]
    public void A_file_that_cannot_be_read_keeps_the_question_open()
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/bad.yaml"] = "- name: [\n";
        wizard.At("nodes.hosts").Type("f").Type("/none").Press(Key.Enter, Key.Enter).Text.Should().Contain("There is no file /none");
        wizard.Press(new KeyPress(Key.Tab, KeyModifiers.Shift)).Retype("/bad.yaml").Press(Key.Enter, Key.Enter).Text.Should().Contain("bad.yaml:");
        wizard.Press(Key.Escape);
        wizard.Interview.Entered.Should().BeEmpty();
    }

    private static IEnumerable<string?> Names(TestWizard wizard) =>
        ((AnswerList)wizard.Interview.Look("nodes.hosts").Value!).Items.Cast<AnswerMap>().Select(item => (item.Find("name")!.Value as AnswerScalar)?.Text);
}
