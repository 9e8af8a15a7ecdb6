using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private Flow Run(IReadOnlyList<Statement> block)
    {
        var outer = indent;
        var flow = Flow.Next;
        for (var i = 0; i < block.Count && flow == Flow.Next; i++)
        {
            switch (block[i])
            {
                case TagEnterStatement enter:
                    indent = IndentOf(enter, outer);
                    break;
                case TagExitStatement:
                    indent = outer;
                    break;
                default:
                    flow = Run(block[i]);
                    break;
            }
        }
        indent = outer;
        return flow;
    }

    /// <summary>A tag's own indent holds inside the tag and the block it opens.</summary>
    private Indent IndentOf(TagEnterStatement enter, Indent outer)
    {
        if (enter.Indent.Length == 0)
            return outer.AsUncertain();
        var own = new Indent(enter.Indent, true);
        return calledFromIndent ? own.AsUncertain() : own;
    }

    private Flow Run(Statement statement)
    {
        switch (statement)
        {
            case TextStatement text:
                output.Write(text.Text, indent, text.Span);
                return Flow.Next;
            case ExpressionStatement expression:
                Print(Evaluate(expression.Expression), expression.Span);
                return Flow.Next;
            case AssignStatement assign:
                RunAssign(assign);
                return Flow.Next;
            case IfStatement branch:
                return Run(ValueTypes.IsTrue(Evaluate(branch.Condition)) ? branch.Then : branch.Else);
            case CaseStatement selection:
                return RunCase(selection);
            case ForStatement loop:
                return RunFor(loop);
            case WhileStatement loop:
                return RunWhile(loop);
            case BreakStatement:
                return Flow.Break;
            case ContinueStatement:
                return Flow.Continue;
            case ReturnStatement result:
                returned = result.Value is null ? null : Evaluate(result.Value);
                return Flow.Return;
            case FunctionStatement function:
                SetGlobal(function.Function.Name, new UserFunction(function.Function), function.Span);
                return Flow.Next;
            case CaptureStatement capture:
                return RunCapture(capture);
            case ImportStatement import:
                RunImport(import);
                return Flow.Next;
            case WithStatement with:
                return RunWith(with);
            default:
                throw new InvalidOperationException($"No way to run a {statement.GetType().Name}.");
        }
    }

    private Flow RunCase(CaseStatement selection)
    {
        var value = Evaluate(selection.Value);
        foreach (var clause in selection.Clauses)
        {
            foreach (var candidate in clause.Values)
            {
                if (Comparison.AreEqual(value, Evaluate(candidate), candidate.Span))
                    return Run(clause.Body);
            }
        }
        return Run(selection.Else);
    }

    private Flow RunCapture(CaptureStatement capture)
    {
        var (outerOutput, outerIndent) = (output, indent);
        (output, indent) = (new OutputText(), indent.AsUncertain());
        var flow = Run(capture.Body);
        var captured = new CapturedText(output.ToString());
        (output, indent) = (outerOutput, outerIndent);
        Assign(capture.Target, captured);
        return flow;
    }

    private void RunImport(ImportStatement import)
    {
        if (Evaluate(import.Source) is not ObjectValue source)
            throw import.Source.Span.Error("`import` takes an object.");
        foreach (var (name, value) in source.Members)
            SetGlobal(name, value, import.Span);
    }

    private Flow RunWith(WithStatement with)
    {
        if (Evaluate(with.Target) is not ObjectValue target)
            throw with.Target.Span.Error("`with` takes an object.");
        globals.Push(new GlobalScope(target));
        var flow = Run(with.Body);
        globals.Pop();
        return flow;
    }
}
