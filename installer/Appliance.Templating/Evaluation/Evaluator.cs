using System.Collections.Frozen;
using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

/// <summary>Runs a template once, with the variables, the output and the limits of that run.</summary>
internal sealed partial class Evaluator
{
    private readonly TemplateOptions options;
    private readonly FrozenDictionary<string, object> builtins;
    private readonly Func<string, Template?> findTemplate;
    private readonly Arithmetic arithmetic;
    private readonly Stack<GlobalScope> globals = new();
    private readonly Stack<LocalScope> locals = new();
    private OutputText output = new();
    private Indent indent = Indent.None;
    private bool calledFromIndent;
    private object? returned;
    private int callDepth;
    private int loopDepth;
    private int loopSteps;

    public Evaluator(TemplateOptions options, FrozenDictionary<string, object> builtins, Func<string, Template?> findTemplate)
    {
        this.options = options;
        this.builtins = builtins;
        this.findTemplate = findTemplate;
        Format = new ValueFormat(options);
        arithmetic = new Arithmetic(Format, options);
        Comparison = new Comparison(Format);
    }

    public ValueFormat Format { get; }

    public Comparison Comparison { get; }

    /// <summary>How far each <c>array.cycle</c> has come.</summary>
    public Dictionary<string, int> Cycles { get; } = [];

    public string Render(Template template, ObjectValue model)
    {
        globals.Push(new GlobalScope(model));
        locals.Push(new LocalScope(null));
        RunTemplate(template);
        return output.ToString();
    }

    /// <summary>Runs the body of a function; gives what it returned. What it prints goes where the caller prints.</summary>
    public object? Call(SourceSpan at, LocalScope local, GlobalScope? global, IReadOnlyList<Statement> body)
    {
        EnterCall(at);
        locals.Push(local);
        if (global is not null)
            globals.Push(global);
        var outerCalledFromIndent = calledFromIndent;
        calledFromIndent = !indent.IsNone;
        returned = null;
        Run(body);
        var result = returned;
        returned = null;
        calledFromIndent = outerCalledFromIndent;
        if (global is not null)
            globals.Pop();
        locals.Pop();
        callDepth--;
        return result;
    }

    /// <summary>Renders another template with the variables of this one; gives its text.</summary>
    public string Include(SourceSpan at, string name, LocalScope local)
    {
        var template = findTemplate(name) ?? throw at.Error($"There is no template `{name}`.");
        EnterCall(at);
        locals.Push(local);
        var (outerOutput, outerIndent, outerCalledFromIndent) = (output, indent, calledFromIndent);
        (output, indent, calledFromIndent) = (new OutputText(), Indent.None, false);
        RunTemplate(template);
        var text = output.ToString();
        (output, indent, calledFromIndent) = (outerOutput, outerIndent, outerCalledFromIndent);
        locals.Pop();
        callDepth--;
        return text;
    }

    private void RunTemplate(Template template)
    {
        returned = null;
        Run(template.Body);
        if (returned is not null)
            output.Write(Format.Text(returned, new SourceSpan(template.File, 0, 0)), Indent.None, default);
        returned = null;
    }

    private void EnterCall(SourceSpan at)
    {
        if (++callDepth > options.RecursiveLimit)
            throw at.Error($"Functions and includes call each other deeper than {options.RecursiveLimit} levels.");
    }

    private void Print(object? value, SourceSpan from)
    {
        if (value is not null)
            output.Write(Format.Text(value, from), indent, from);
    }
}
