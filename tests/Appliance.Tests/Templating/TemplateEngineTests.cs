using Appliance.Templating;
using Appliance.Templating.Escaping;
using FluentAssertions;

namespace Appliance.Tests.Templating;

public sealed class TemplateEngineTests
{
    [Fact]
    public void A_template_renders_the_model()
    {
        var engine = Engine(("t", "{{ for h in hosts }}{{ h.name }}:{{ h.port }} {{ end }}"));
        var model = TemplateModel.From(new Dictionary<string, object?>
        {
            ["hosts"] = new[] { new Dictionary<string, object?> { ["name"] = "a", ["port"] = 1 }, new Dictionary<string, object?> { ["name"] = "b", ["port"] = 2L } },
        });

        engine.Render("t", model).Should().Be("a:1 b:2 ");
    }

    [Fact]
    public void Rendering_twice_gives_the_same_text_and_leaves_the_model_alone()
    {
        var engine = Engine(("t", "{{ l[0] = l[0] + 1; x = 5 }}{{ l }}{{ o.k = o.k + \"!\" }}{{ o }}{{ array.cycle l }}"));
        var model = TemplateModel.From(new Dictionary<string, object?> { ["l"] = new List<int> { 1, 2 }, ["o"] = new Dictionary<string, string> { ["k"] = "v" } });

        var first = engine.Render("t", model);

        first.Should().Be("[2, 2]{k: \"v!\"}2");
        engine.Render("t", model).Should().Be(first);
    }

    [Fact]
    public void A_model_refuses_a_value_of_another_type_and_names_its_key()
    {
        var build = () => TemplateModel.From(new Dictionary<string, object?>
        {
            ["a"] = new Dictionary<string, object?> { ["b"] = new object?[] { 1, new Uri("http://example.com") } },
        });

        build.Should().Throw<ArgumentException>().WithMessage("*'a.b[1]'*Uri*");
    }

    [Fact]
    public void A_model_cannot_hide_an_escaping_function()
    {
        var render = () => Engine(("t", "x")).Render("t", TemplateModel.From(new Dictionary<string, object?> { ["shell_quote"] = "x" }));

        render.Should().Throw<ArgumentException>().WithMessage("*shell_quote*");
    }

    [Fact]
    public void A_missing_template_is_named()
    {
        var render = () => Engine().Render("none.sbn", TemplateModel.Empty);

        render.Should().Throw<ArgumentException>().WithMessage("*'none.sbn'*");
    }

    [Fact]
    public void The_loop_limit_can_be_raised()
    {
        const string template = "{{ for a in 1..50 }}{{ for b in 1..50 }}.{{ end }}{{ end }}";

        var limited = () => Engine(("t", template)).Render("t", TemplateModel.Empty);
        limited.Should().Throw<TemplateException>().WithMessage("*1000 steps*");

        Engine(new TemplateOptions { LoopLimit = 10_000 }, ("t", template)).Render("t", TemplateModel.Empty).Should().HaveLength(2500);
    }

    [Fact]
    public void Endless_recursion_ends_with_an_error()
    {
        var engine = Engine(new TemplateOptions { RecursiveLimit = 10 }, ("t", "{{ func f }}{{ f }}{{ end }}{{ f }}"));

        engine.Invoking(e => e.Render("t", TemplateModel.Empty)).Should().Throw<TemplateException>().WithMessage("t:1:16: *10 levels*");
    }

    [Fact]
    public void An_array_that_holds_itself_is_not_printed_for_ever()
    {
        var engine = Engine(("t", "{{ a = [1]; a[0] = a }}{{ a }}"));

        engine.Invoking(e => e.Render("t", TemplateModel.Empty)).Should().Throw<TemplateException>().WithMessage("*20 levels*");
    }

    [Fact]
    public void Checking_finds_a_parse_error_without_a_model()
    {
        var engine = Engine(("good", "{{ a.b }}"), ("bad", "x\n{{ if }}"));

        engine.Check("good").Should().BeEmpty();
        engine.Check("bad").Should().ContainSingle().Which.Should().BeEquivalentTo(new { File = "bad", Line = 2, Column = 7 });
    }

    [Fact]
    public void A_template_is_read_once()
    {
        var reads = new List<string>();
        var engine = new TemplateEngine(new Source(name => { reads.Add(name); return name == "t" ? "{{ include \"i\" }}" : "i"; }), EscapingFunctions.All);

        engine.Render("t", TemplateModel.Empty);
        engine.Render("t", TemplateModel.Empty).Should().Be("i");

        reads.Should().Equal("t", "i");
    }

    [Fact]
    public void Templates_nested_too_deep_are_refused_instead_of_crashing()
    {
        var engine = Engine(("t", "{{ " + new string('(', 10_000) + "1 }}"), ("u", string.Concat(Enumerable.Repeat("{{ if true }}", 10_000))));

        engine.Check("t").Should().ContainSingle().Which.Message.Should().Contain("250 levels");
        engine.Check("u").Should().ContainSingle().Which.Message.Should().Contain("250 levels");
    }

    private static TemplateEngine Engine(params (string Name, string Text)[] templates) => Engine(new TemplateOptions(), templates);

    private static TemplateEngine Engine(TemplateOptions options, params (string Name, string Text)[] templates) =>
        new(new Source(name => templates.FirstOrDefault(template => template.Name == name).Text), EscapingFunctions.All, options);

    private sealed class Source(Func<string, string?> find) : ITemplateSource
    {
        public string? Find(string name) => find(name);
    }
}
